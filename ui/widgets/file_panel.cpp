// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/file_panel.h"

#include <QAbstractFileIconProvider>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

/// Folders and files by our own icons; the system's would be looked up in a theme this program does not ship.
class PlainIcons final : public QAbstractFileIconProvider
{
public:
    explicit PlainIcons(const Theme &theme) : m_folder(theme.icon(u"folder"_s)), m_file(theme.icon(u"file-text"_s)) {}
    [[nodiscard]] QIcon icon(IconType type) const override { return type == Folder || type == Drive ? m_folder : m_file; }
    [[nodiscard]] QIcon icon(const QFileInfo &info) const override { return info.isDir() ? m_folder : m_file; }

private:
    QIcon m_folder;
    QIcon m_file;
};

class IconFileModel final : public QFileSystemModel
{
public:
    IconFileModel(const Theme &theme, QObject *parent) : QFileSystemModel(parent), m_icons(theme) { setIconProvider(&m_icons); }

private:
    PlainIcons m_icons;
};

} // namespace

FilePanel::FilePanel(const Context &context, Purpose purpose, const QString &action, QWidget *parent)
    : QFrame(parent)
    , m_purpose(purpose)
    , m_model(new IconFileModel(context.theme, this))
    , m_path(new QLineEdit)
    , m_list(new QListView)
{
    const int u = context.theme.u();
    setLook(this, "panel");
    m_path->setAccessibleName(context.words.label("ui.file.path"));
    m_model->setFilter(QDir::AllDirs | QDir::Files | QDir::NoDot);
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(u * 40);
    m_list->setAccessibleName(context.words.label("ui.file.folder"));
    QPushButton *ok = makeButton(context, action, "primary");
    QPushButton *cancel = makeButton(context, context.words.label("ui.button.cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(ok);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(u * 4, u * 4, u * 4, u * 4);
    column->setSpacing(u * 2);
    column->addWidget(m_path);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connectList();
    connect(m_path, &QLineEdit::returnPressed, this, &FilePanel::accept);
    connect(ok, &QPushButton::clicked, this, &FilePanel::accept);
    connect(cancel, &QPushButton::clicked, this, &FilePanel::cancelled);
    setFocusProxy(m_path);
}

void FilePanel::connectList()
{
    connect(m_list, &QListView::activated, this, &FilePanel::enter);
    const auto take = [this](const QModelIndex &index) {
        if (index.isValid() && (m_purpose != Purpose::SaveFile || !m_model->isDir(index)))
            m_path->setText(QDir::toNativeSeparators(m_model->filePath(index)));
    };
    connect(m_list, &QListView::clicked, this, take);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [take](const QModelIndex &index, const QModelIndex &before) {
        // A list that gets the focus makes its first row current: a path that was typed is not lost on the way past it.
        if (before.isValid())
            take(index);
    });
}

void FilePanel::setFolder(const QString &folder)
{
    m_list->setRootIndex(m_model->setRootPath(folder));
    if (m_purpose != Purpose::SaveFile)
        m_path->setText(QDir::toNativeSeparators(folder));
    // What is typed takes the place of what was offered.
    m_path->selectAll();
}

void FilePanel::setPath(const QString &path)
{
    setFolder(QFileInfo(path).absolutePath());
    m_path->setText(QDir::toNativeSeparators(path));
    const qsizetype name = m_path->text().lastIndexOf(QDir::separator()) + 1;
    m_path->setSelection(int(name), int(m_path->text().size() - name));
}

QString FilePanel::path() const
{
    return QDir::cleanPath(QDir::fromNativeSeparators(m_path->text().trimmed()));
}

bool FilePanel::isVault(const QString &path) const
{
    return QFileInfo(path).fileName() == "vault.dossier"_L1 || QFileInfo::exists(path + "/vault.dossier"_L1);
}

void FilePanel::enter(const QModelIndex &index)
{
    const QString path = m_model->filePath(index);
    if (!m_model->isDir(index) || (m_purpose == Purpose::OpenVault && isVault(path))) {
        m_path->setText(QDir::toNativeSeparators(path));
        accept();
        return;
    }
    const QString name = QFileInfo(FilePanel::path()).fileName();
    setFolder(QDir::cleanPath(path));
    if (m_purpose == Purpose::SaveFile)
        m_path->setText(QDir::toNativeSeparators(QDir(QDir::cleanPath(path)).filePath(name)));
}

void FilePanel::accept()
{
    const QFileInfo info(path());
    if (m_purpose != Purpose::SaveFile && info.isDir() && !(m_purpose == Purpose::OpenVault && isVault(path()))) {
        setFolder(path());
        return;
    }
    if (!path().isEmpty())
        Q_EMIT chosen(path());
}

} // namespace dossier::ui
