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
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    std::printf("window %lld\n", static_cast<long long>(now.tv_sec) * 1'000'000'000 + now.tv_nsec);
    QMainWindow window;
    window.setCentralWidget(new QLabel(QStringLiteral("A window")));
    window.resize(QSize(1366, 768).boundedTo(window.screen()->availableSize()));
    window.show();
    return QApplication::exec();
}
