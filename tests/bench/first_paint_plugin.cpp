// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/paint_watch.h"

#include <QGenericPlugin>

#include <cstdio>

namespace dossier::bench {

/// Says on stdout when a program has painted for the first time. Qt loads it into any program that is started with
/// QT_QPA_GENERIC_PLUGINS=firstpaint, so the product is measured as it is and knows nothing of it.
class FirstPaintPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "first_paint_plugin.json")
public:
    QObject *create(const QString &name, const QString &) override
    {
        if (name.compare(QStringLiteral("firstpaint"), Qt::CaseInsensitive) != 0)
            return nullptr;
        auto *watch = new PaintWatch;
        watch->wait([](const QObject &) { return true; }, [] {
            const Moment now;
            std::printf("processor %lld\npainted %lld\n", static_cast<long long>(now.processor), static_cast<long long>(now.wall));
            std::fflush(stdout);
        });
        return watch;
    }
};

} // namespace dossier::bench

#include "first_paint_plugin.moc"
