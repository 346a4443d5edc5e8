// SPDX-License-Identifier: GPL-3.0-or-later
// The least a window of Qt's can be: what the program's own is measured against.
#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QScreen>

#include <cstdio>
#include <ctime>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    for (const auto &[name, clock] : {std::pair("window", CLOCK_MONOTONIC), std::pair("window_processor", CLOCK_PROCESS_CPUTIME_ID)}) {
        timespec now{};
        ::clock_gettime(clock, &now);
        std::printf("%s %lld\n", name, static_cast<long long>(now.tv_sec) * 1'000'000'000 + now.tv_nsec);
    }
    QMainWindow window;
    window.setCentralWidget(new QLabel(QStringLiteral("A window")));
    window.resize(QSize(1366, 768).boundedTo(window.screen()->availableSize()));
    window.show();
    return QApplication::exec();
}
