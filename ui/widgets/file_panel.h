// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/parts.h"

#include <QFileSystemModel>
#include <QLineEdit>
#include <QListView>

namespace dossier::ui {

/// Chooses a file or folder inside the page. Qt's own file dialog writes the folders a person visited to a settings
/// file outside the vault; this one remembers nothing.
class FilePanel final : public QFrame
{
    Q_OBJECT
public:
    enum class Purpose : std::uint8_t { OpenVault, OpenFile, SaveFile };

    FilePanel(const Context &context, Purpose purpose, const QString &action, QWidget *parent = nullptr);
    void setFolder(const QString &folder);
    /// For SaveFile: folder and name to begin with.
    void setPath(const QString &path);
    [[nodiscard]] QString path() const;

Q_SIGNALS:
    void chosen(const QString &path);
    void cancelled();

private:
    void connectList();
    void enter(const QModelIndex &index);
    void accept();
    [[nodiscard]] bool isVault(const QString &path) const;

    Purpose m_purpose;
    QFileSystemModel *m_model;
    QLineEdit *m_path;
    QListView *m_list;
};

} // namespace dossier::ui
