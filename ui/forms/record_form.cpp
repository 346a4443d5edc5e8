// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/record_form.h"

#include "domain/texts.h"
#include "items/columns.h"
#include "schema/value_text.h"
#include "ui/forms/editors/reference_editor.h"
#include "ui/forms/editors/text_editor.h"

#include <QHBoxLayout>
#include <QMenu>

namespace dossier::ui {

using base::ErrorCode;
using base::Result;
using schema::FieldSpec;
using schema::Kind;
using schema::Shape;
using schema::Value;
using namespace Qt::StringLiterals;

RecordForm::RecordForm(const VaultContext &context, store::Store &store, const schema::EntitySpec &entity, QByteArray prefix, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_store(store)
    , m_entity(entity)
    , m_prefix(std::move(prefix))
{
}

FieldBox *RecordForm::addBox(const FieldSpec &field, Editor *editor, const QString &language)
{
    QByteArray key = m_prefix + field.key;
    if (!language.isEmpty())
        key += '.' + language.toLatin1();
    auto *box = new FieldBox(m_context, field, editor, key, language);
    m_boxes.push_back(box);
    connect(box, &FieldBox::edited, this, &RecordForm::edited);
    return box;
}

QWidget *RecordForm::makeRows(const FormRows &rows, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_context.theme().u(3));
    for (const FormRow &row : rows) {
        auto *line = new QHBoxLayout;
        line->setSpacing(m_context.theme().u(4));
        for (const FormRow::Place &place : row.places) {
            if (QWidget *box = makePlace(place))
                line->addWidget(box, place.share);
        }
        column->addLayout(line);
    }
    return widget;
}

QWidget *RecordForm::makePlace(const FormRow::Place &place)
{
    const FieldSpec *field = m_entity.field(place.field);
    if (!field)
        return nullptr;
    if (field->shape == Shape::Part && schema::narrativeFieldsOf(field->targets.front()))
        return makeNarrative(*field);
    Editor *editor = makeEditor(m_context, m_store, *field);
    return editor ? addBox(*field, editor) : nullptr;
}

/// The original in the vault's language and each translation beside it.
QWidget *RecordForm::makeNarrative(const FieldSpec &field)
{
    const Words &words = m_context.words();
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_context.theme().u());
    auto *side = new QWidget;
    auto *row = new QHBoxLayout(side);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_context.theme().u(4));
    column->addWidget(side);
    m_narratives.insert(std::to_underlying(field.id), side);
    QPushButton *add = makeButton(m_context.ui, words.label("ui.action.add_translation"), "link", u"plus"_s);
    add->setAccessibleName(words.label("ui.action.add_translation") + ": "_L1 + words.field(field));
    auto *menu = new QMenu(add);
    add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, &field] {
        menu->clear();
        for (const QString &tag : {u"az"_s, u"en"_s, u"ru"_s, u"fr"_s, u"tr"_s}) {
            const bool there = std::ranges::any_of(m_boxes, [&](const FieldBox *box) { return box->field().id == field.id && box->language() == tag; });
            if (!there)
                menu->addAction(m_context.words().languageName(tag), this, [this, &field, tag] { addLanguage(field, tag); });
        }
    });
    column->addWidget(add, 0, Qt::AlignLeading);
    addLanguage(field, m_context.session.language());
    return whole;
}

void RecordForm::addLanguage(const FieldSpec &field, const QString &language)
{
    QWidget *side = m_narratives.value(std::to_underlying(field.id));
    const auto found = std::ranges::find_if(m_boxes, [&](const FieldBox *box) { return box->field().id == field.id && box->language() == language; });
    if (!side || found != m_boxes.end())
        return;
    FieldBox *box = addBox(field, new TextEditor(m_context.ui), language);
    box->editor().setReadOnly(m_readOnly);
    static_cast<QHBoxLayout *>(side->layout())->addWidget(box, 1);
    box->show();
}

QList<domain::Record> RecordForm::textsOf(const FieldSpec &field) const
{
    if (m_isNew)
        return {};
    return m_store.parts(field.id, m_record.id()).value_or(QList<domain::Record>());
}

QString RecordForm::typedOf(const FieldSpec &field, const Value &value) const
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *code = std::get_if<schema::Code>(&value))
        return code->term;
    if (const auto *answer = std::get_if<schema::Answer>(&value))
        return *answer == schema::Answer::Yes ? u"yes"_s : *answer == schema::Answer::No ? u"no"_s : u"unknown"_s;
    if (const auto *instant = std::get_if<base::Instant>(&value)) {
        // Day and hour as people write them, wherever they mean the same moment to the minute.
        const QString words = items::valueInWords(field, value, m_context.cells(m_store), {});
        const QString text = instant->zone == zoneOf(field) ? words : words + " ["_L1 + instant->zone + u']';
        const auto again = read(field, text);
        const auto *meant = again ? std::get_if<base::Instant>(&*again) : nullptr;
        if (meant && meant->utcMicroseconds == instant->utcMicroseconds)
            return text;
    }
    return schema::valueText(field, value, m_context.ui.vocabularies, m_context.words().language());
}

/// An hour is one of the place where it was: what is typed over it keeps its clock.
QString RecordForm::zoneOf(const FieldSpec &field) const
{
    const auto *before = std::get_if<base::Instant>(&m_record.value(field.id));
    return before ? before->zone : m_context.ui.clock.now().zone;
}

QString RecordForm::typedOf(const FieldSpec &field) const
{
    if (field.shape == Shape::Scalar)
        return typedOf(field, m_record.value(field.id));
    QStringList members;
    for (const Value &member : m_record.members(field.id))
        members.append(typedOf(field, member));
    return members.join(u'\n');
}

void RecordForm::load(const domain::Record &record, bool isNew)
{
    m_record = record;
    m_isNew = isNew;
    for (auto narrative = m_narratives.begin(); narrative != m_narratives.end(); ++narrative) {
        const FieldSpec &field = *m_entity.field(schema::FieldId(narrative.key()));
        const auto fields = schema::narrativeFieldsOf(field.targets.front());
        for (const domain::Record &text : textsOf(field)) {
            if (const auto language = text.get(fields->language))
                addLanguage(field, language->term);
        }
    }
    for (FieldBox *box : m_boxes) {
        if (box->language().isEmpty()) {
            box->editor().setZone(zoneOf(box->field()));
            box->setInitial(typedOf(box->field()));
            if (!isNew && box->field().appendOnly)
                box->editor().setReadOnly(true);
            continue;
        }
        const auto fields = schema::narrativeFieldsOf(box->field().targets.front());
        const QList<domain::Record> texts = textsOf(box->field());
        const domain::Record *text = domain::textIn(*fields, texts, box->language());
        box->setInitial(text ? text->get(fields->text).value_or(QString()) : QString());
    }
}

void RecordForm::preset(schema::FieldId field, Value value)
{
    if (FieldBox *shown = box(field))
        shown->setTyped(typedOf(shown->field(), value));
    else
        m_presets.emplace_back(field, std::move(value));
}

void RecordForm::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    for (FieldBox *box : m_boxes)
        box->editor().setReadOnly(readOnly || (!m_isNew && box->field().appendOnly));
}

FieldBox *RecordForm::box(schema::FieldId field) const
{
    const auto found = std::ranges::find_if(m_boxes, [field](const FieldBox *box) { return box->field().id == field; });
    return found == m_boxes.end() ? nullptr : *found;
}

QList<std::pair<QByteArray, QString>> RecordForm::changedTexts() const
{
    QList<std::pair<QByteArray, QString>> out;
    for (const FieldBox *box : m_boxes) {
        if (box->isChanged())
            out.append({box->draftKey(), box->editor().typed()});
    }
    return out;
}

void RecordForm::restore(const QList<std::pair<QByteArray, QString>> &texts)
{
    for (const auto &[key, text] : texts) {
        if (!key.startsWith(m_prefix))
            continue;
        const QByteArray own = key.sliced(m_prefix.size());
        if (const qsizetype dot = own.indexOf('.'); dot > 0) {
            if (const FieldSpec *field = m_entity.field(QByteArrayView(own).first(dot)))
                addLanguage(*field, QString::fromLatin1(own.sliced(dot + 1)));
        }
        for (FieldBox *box : m_boxes) {
            if (box->draftKey() == key)
                box->setTyped(text);
        }
    }
}

void RecordForm::noteChangedSince(const QMap<std::uint16_t, domain::Heads> &base)
{
    for (FieldBox *box : m_boxes) {
        // A field that was empty has no heads; it may have been filled since.
        const schema::FieldId field = box->field().id;
        if (box->isChanged() && box->language().isEmpty() && base.value(std::to_underlying(field)) != m_record.heads(field))
            box->noteChangedMeanwhile();
    }
}

QHash<QByteArray, QString> RecordForm::initialTexts() const
{
    QHash<QByteArray, QString> out;
    for (const FieldBox *box : m_boxes)
        out.insert(box->draftKey(), box->initial());
    return out;
}

void RecordForm::noteChangedSince(const QHash<QByteArray, QString> &initial)
{
    for (FieldBox *box : m_boxes) {
        const auto before = initial.constFind(box->draftKey());
        if (before != initial.constEnd() && box->isChanged() && *before != box->initial())
            box->noteChangedMeanwhile();
    }
}

int RecordForm::changedCount() const
{
    return int(std::ranges::count_if(m_boxes, &FieldBox::isChanged));
}

Result<Value> RecordForm::read(const FieldSpec &field, const QString &text) const
{
    if (field.kind == Kind::Reference) {
        if (text.isEmpty())
            return Value();
        const auto id = referencedId(text);
        return id ? Result<Value>(Value(*id)) : base::fail(ErrorCode::NotFound, QString::fromLatin1(field.key));
    }
    const schema::ReadingContext context{.language = m_context.words().language(),
                                         .today = m_context.ui.clock.today(),
                                         .zone = zoneOf(field)};
    return schema::parseValue(field, m_context.ui.vocabularies, text, context);
}

Result<void> RecordForm::readSet(domain::ChangeSet &changes, const FieldBox &box) const
{
    const FieldSpec &field = box.field();
    schema::ValueList after;
    const QStringList lines = box.editor().typed().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        DOSSIER_ASSIGN(Value value, read(field, line));
        if (!schema::isAbsent(value) && !after.contains(value))
            after.append(std::move(value));
    }
    const schema::ValueList before = m_record.members(field.id);
    for (const Value &member : before) {
        if (!after.contains(member))
            changes.remove(field.id, member);
    }
    for (const Value &member : std::as_const(after)) {
        if (!before.contains(member))
            changes.add(field.id, member);
    }
    return {};
}

Result<void> RecordForm::readInto(domain::ChangeSet &changes, const FieldBox &box) const
{
    const FieldSpec &field = box.field();
    if (field.shape == Shape::Set)
        return readSet(changes, box);
    DOSSIER_ASSIGN(Value value, read(field, box.editor().typed()));
    const Value before = m_record.value(field.id);
    if (!(value == before))
        changes.set(field.id, std::move(value), before);
    return {};
}

void RecordForm::appendNarrative(const FieldBox &box, std::vector<domain::ChangeSet> &out) const
{
    const auto fields = schema::narrativeFieldsOf(box.field().targets.front());
    const domain::TextPlace place{*fields, m_record.id(), box.language(), m_context.session.language()};
    auto change = domain::setText(place, box.editor().typed(), textsOf(box.field()), base::newRecordId(m_context.ui.random));
    if (change)
        out.push_back(std::move(*change));
}

Result<std::vector<domain::ChangeSet>> RecordForm::changes()
{
    domain::ChangeSet own = m_isNew ? domain::createOf(m_record.type(), m_record.id()) : domain::updateOf(m_record);
    std::vector<domain::ChangeSet> made;
    std::vector<domain::ChangeSet> texts;
    std::optional<base::Error> failed;
    for (FieldBox *box : m_boxes) {
        if (!box->isChanged())
            continue;
        if (!box->language().isEmpty()) {
            appendNarrative(*box, texts);
            continue;
        }
        box->editor().appendChanges(made);
        if (const auto done = readInto(own, *box); !done) {
            const bool date = box->field().kind == Kind::Date;
            const bool chosen = box->field().kind == Kind::Reference;
            box->setProblem(m_context.words().label(date ? "error.date_unclear" : chosen ? "ui.field.choose" : "ui.field.unclear"));
            if (!failed)
                failed = done.error();
        }
    }
    if (failed)
        return std::unexpected(*failed);
    for (const auto &[field, value] : m_presets) {
        if (m_isNew) {
            const FieldSpec *spec = m_entity.field(field);
            spec->shape == Shape::Set ? own.add(field, value) : own.set(field, value);
        }
    }
    std::vector<domain::ChangeSet> out = std::move(made);
    if (m_isNew || !own.fields.empty() || !own.sets.empty())
        out.push_back(std::move(own));
    out.insert(out.end(), std::make_move_iterator(texts.begin()), std::make_move_iterator(texts.end()));
    return out;
}

bool RecordForm::showRefusal(const base::Error &error)
{
    for (FieldBox *box : m_boxes) {
        // The detail names entity and field and never a value: "case.reference: taken".
        if (error.detail.startsWith(QString::fromLatin1(m_entity.key + '.' + box->field().key + ':'))) {
            const bool required = error.detail.contains("required"_L1);
            box->setProblem(m_context.words().label(required ? "error.required" : "ui.field.refused"));
            box->editor().setFocus();
            return true;
        }
    }
    return false;
}

} // namespace dossier::ui
