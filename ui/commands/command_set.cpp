// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_set.h"

#include <QMenu>
#include <QSet>

namespace dossier::ui {

using namespace Qt::StringLiterals;

const std::vector<CommandSpec> &CommandSet::specs()
{
    static const std::vector<CommandSpec> kSpecs{
        {"vault.new", "ui.command.new_vault", "", "ui.menu.vault", false},
        {"vault.open", "ui.command.open_vault", "", "ui.menu.vault", false},
        {"vault.import", "ui.command.import", "Ctrl+I", "ui.menu.vault"},
        {"vault.lock", "ui.action.lock", "Ctrl+L", "ui.menu.vault"},
        {"vault.quit", "ui.menu.quit", "Ctrl+Q", "ui.menu.vault", false},
        {"edit.undo", "ui.edit.undo", "Ctrl+Z", "ui.menu.edit"},
        {"edit.redo", "ui.edit.redo", "Ctrl+Shift+Z", "ui.menu.edit"},
        {"edit.filter", "ui.action.filter", "Ctrl+F", "ui.menu.edit"},
        {"edit.clear_filter", "ui.action.clear_filter", "Ctrl+Shift+F", "ui.menu.edit"},
        {"view.cases", "entity.case.plural", "Alt+1", "ui.menu.view"},
        {"view.hearings", "entity.hearing.plural", "Alt+2", "ui.menu.view"},
        {"view.endorsers", "entity.endorser.plural", "Alt+3", "ui.menu.view"},
        {"view.people", "entity.person.plural", "Alt+4", "ui.menu.view"},
        {"view.organisations", "entity.organisation.plural", "Alt+5", "ui.menu.view"},
        {"view.columns", "ui.action.columns", "Ctrl+Shift+C", "ui.menu.view"},
        {"view.next_pane", "ui.command.next_pane", "F6", "ui.menu.view"},
        {"view.dark", "ui.action.dark_theme", "", "ui.menu.view", false, true},
        {"view.contrast", "ui.action.high_contrast", "", "ui.menu.view", false, true},
        {"view.language_en", "ui.language.en", "", "ui.menu.view", false},
        {"view.language_az", "ui.language.az", "", "ui.menu.view", false},
        {"view.language_ru", "ui.language.ru", "", "ui.menu.view", false},
        {"record.new", "ui.command.new_record", "Ctrl+N", "ui.menu.record"},
        {"record.save", "ui.button.save", "Ctrl+S", "ui.menu.record"},
        {"record.save_new", "ui.action.save_and_new", "Ctrl+Return", "ui.menu.record"},
        {"record.discard", "ui.command.discard_draft", "", "ui.menu.record"},
        {"record.history", "ui.action.history", "Ctrl+H", "ui.menu.record"},
        {"record.delete", "ui.command.delete_record", "Ctrl+Delete", "ui.menu.record"},
        {"record.back", "ui.button.back", "Alt+Left", "ui.menu.record"},
        {"reports.export", "ui.command.export", "Ctrl+Shift+E", "ui.menu.reports"},
    };
    return kSpecs;
}

namespace {

/// The label with a letter underlined that none beside it has: the first of a word where one is free. Chosen here and
/// not in the glossary, because it depends on the neighbours in each language.
QString withMnemonic(const QString &label, QSet<QChar> &taken)
{
    QString text = label;
    text.replace(u'&', "&&"_L1);
    for (const bool initials : {true, false}) {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar letter = text[i].toUpper();
            if (!letter.isLetter() || taken.contains(letter) || (initials && i > 0 && text[i - 1].isLetter()))
                continue;
            taken.insert(letter);
            return text.insert(i, u'&');
        }
    }
    return text;
}

} // namespace

CommandSet::CommandSet(const Context &context, QWidget &window, QMenuBar &bar)
    : QObject(&window)
{
    QHash<QByteArray, QMenu *> menus;
    QSet<QChar> inBar;
    QHash<QMenu *, QSet<QChar>> inMenu;
    for (const CommandSpec &spec : specs()) {
        QMenu *&menu = menus[spec.menu];
        if (!menu) {
            menu = bar.addMenu(withMnemonic(context.words.label(spec.menu), inBar));
            if (spec.needsVault)
                m_vaultMenus.append(menu);
        }
        auto *action = new QAction(withMnemonic(context.words.label(spec.label), inMenu[menu]), &window);
        action->setShortcut(QKeySequence(QString::fromLatin1(spec.keys), QKeySequence::PortableText));
        action->setCheckable(spec.checkable);
        action->setProperty("needsVault", spec.needsVault);
        const QByteArray id = spec.id;
        connect(action, &QAction::triggered, this, [this, id] {
            if (const auto handler = m_handlers.value(id))
                handler();
        });
        m_actions.insert(id, action);
        menu->addAction(action);
        window.addAction(action);
    }
    setVaultOpen(false);
}

void CommandSet::setVaultOpen(bool open)
{
    for (QAction *action : std::as_const(m_actions)) {
        if (action->property("needsVault").toBool())
            action->setEnabled(open);
    }
    for (QMenu *menu : std::as_const(m_vaultMenus)) {
        const auto actions = menu->actions();
        menu->menuAction()->setEnabled(open || std::ranges::any_of(actions, [](const QAction *action) { return action->isEnabled(); }));
    }
}

} // namespace dossier::ui
