// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/export_choices.h"

#include "disclosure/record_choice.h"
#include "schema/entities/case.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/hearing.h"
#include "schema/value_text.h"
#include "ui/widgets/flow_layout.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>

namespace dossier::ui {

using base::ErrorCode;
using base::Result;
using disclosure::Audience;
using disclosure::RecordChoice;
using disclosure::ReportKind;
using namespace Qt::StringLiterals;

namespace {

/// Which cases a list is of.
enum class Scope : std::uint8_t { All, Filtered };

constexpr double kDateUnits = 40;
constexpr int kReportLetters = 18;

/// Of several reports of one day each has a name of its own.
QString freePath(const QDir &folder, const QString &name, const QString &ending)
{
    constexpr int kMost = 99;
    QString out = folder.filePath(name + u'.' + ending);
    for (int number = 2; QFileInfo::exists(out) && number <= kMost; ++number)
        out = folder.filePath(name + u'-' + QString::number(number) + u'.' + ending);
    return out;
}

template<typename T>
T chosen(const QComboBox &box)
{
    return T(box.currentData().toInt());
}

} // namespace

ExportChoices::ExportChoices(const VaultContext &context, const QString &caseFilter, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_filter(caseFilter)
    , m_column(new QVBoxLayout(this))
    , m_row(new FlowLayout(context.theme().u(3)))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addLayout(m_row);
    m_column->setSpacing(context.theme().u(3));
    m_report = addBox("ui.export.report");
    // There are many reports, some with long names.
    m_report->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_report->setMinimumContentsLength(kReportLetters);
    offerReports();
    offerTables();
    fillForm();
    addFile();
    followReport();
    connect(m_report, &QComboBox::activated, this, &ExportChoices::followReport);
    connect(m_audience, &QComboBox::activated, this, &ExportChoices::followReport);
    connect(m_format, &QComboBox::activated, this, &ExportChoices::suggestName);
    for (const ChoiceBox *box : {m_report, m_audience, m_language, m_format})
        connect(box, &QComboBox::activated, this, &ExportChoices::changed);
    connect(m_fields, &FieldChoice::changed, this, &ExportChoices::changed);
}

void ExportChoices::offer(const QString &name, Offer what)
{
    m_report->addItem(name);
    m_offers.push_back(what);
}

void ExportChoices::offerReports()
{
    const Words &words = m_context.words();
    offer(words.label("ui.export.list"), {ReportKind::List, schema::case_::kType});
    offer(words.label("ui.export.sheet"), {ReportKind::EndorsementSheet, schema::endorsement::kType});
    offer(words.label("ui.export.hearings"), {ReportKind::Hearing, schema::hearing::kType});
}

void ExportChoices::offerTables()
{
    for (const schema::EntitySpec &entity : m_context.ui.registry.entities()) {
        // A part is a column of what it belongs to.
        if (!entity.parent && RecordChoice::make(m_context.ui.registry, entity.type, {}, Audience::Internal))
            offer(m_context.words().label("ui.export.table", {m_context.words().entities(entity)}), {ReportKind::Records, entity.type});
    }
}

void ExportChoices::fillForm()
{
    const Words &words = m_context.words();
    if (!m_filter.isEmpty()) {
        // A list of some must not pass for the list of all.
        m_scope = new ChoiceBox(m_context.ui);
        m_scope->addItem(words.label("ui.export.scope_all"), int(Scope::All));
        m_scope->addItem(words.label("ui.export.scope_filtered", {m_filter}), int(Scope::Filtered));
        m_scopeRow = labelled("ui.export.scope", m_scope);
        m_column->addWidget(m_scopeRow);
        connect(m_scope, &QComboBox::activated, this, &ExportChoices::changed);
    }
    m_audience = addBox("ui.export.audience", {{words.term("audience", u"public"_s), int(Audience::Public)},
                                               {words.term("audience", u"partner"_s), int(Audience::Partner)},
                                               {words.term("audience", u"internal"_s), int(Audience::Internal)}});
    addDate();
    m_language = addBox("ui.action.language");
    for (const QString &tag : {u"en"_s, u"az"_s, u"ru"_s})
        m_language->addItem(words.languageName(tag), tag);
    m_language->setCurrentIndex(std::max(0, m_language->findData(words.language())));
    m_format = addBox("ui.export.format", {{u"PDF"_s, int(publish::Format::Pdf)},
                                           {u"CSV"_s, int(publish::Format::Csv)},
                                           {u"XLSX"_s, int(publish::Format::Xlsx)},
                                           {u"JSON"_s, int(publish::Format::Json)}});
    m_fields = new FieldChoice(m_context);
    m_column->addWidget(m_fields);
}

void ExportChoices::addDate()
{
    const Words &words = m_context.words();
    m_asOf = new DateEditor(m_context);
    m_asOf->setTyped(base::PartialDate::day(m_context.ui.clock.today()).format(schema::dateLanguage(words.language())));
    m_asOf->setIdentity(words.label("ui.export.as_of"), "as_of");
    m_asOfEcho = makeLabel(m_context.ui, Theme::Role::Small, {}, "hint");
    m_asOfEcho->hide();
    m_asOf->setMinimumWidth(m_context.theme().u(kDateUnits));
    QWidget *field = labelled("ui.export.as_of", m_asOf);
    field->layout()->addWidget(m_asOfEcho);
    m_row->addWidget(field);
    connect(m_asOf, &Editor::edited, this, [this] {
        m_asOfEcho->setText(m_asOf->echo());
        m_asOfEcho->setVisible(!m_asOfEcho->text().isEmpty());
        Q_EMIT changed();
    });
}

void ExportChoices::addFile()
{
    const Words &words = m_context.words();
    m_path = new QLineEdit;
    m_choose = makeButton(m_context.ui, words.label("ui.unlock.choose"));
    m_choose->setAccessibleName(words.label("ui.export.choose_file"));
    auto *row = new QHBoxLayout;
    row->addLayout(makeLabelled(m_context.ui, words.label("ui.export.file"), m_path), 1);
    row->addWidget(m_choose, 0, Qt::AlignBottom);
    m_column->addLayout(row);
    connect(m_choose, &QPushButton::clicked, this, &ExportChoices::chooseFile);
}

ChoiceBox *ExportChoices::addBox(const char *label, std::initializer_list<std::pair<QString, int>> entries)
{
    auto *made = new ChoiceBox(m_context.ui);
    // Few words, and short ones, in any language.
    made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto &[text, value] : entries)
        made->addItem(text, value);
    m_row->addWidget(labelled(label, made));
    return made;
}

QWidget *ExportChoices::labelled(const char *label, QWidget *field)
{
    auto *out = new QWidget;
    QLayout *pair = makeLabelled(m_context.ui, m_context.words().label(label), field);
    pair->setContentsMargins(0, 0, 0, 0);
    out->setLayout(pair);
    return out;
}

const ExportChoices::Offer &ExportChoices::chosenOffer() const
{
    return m_offers[std::size_t(std::max(0, m_report->currentIndex()))];
}

bool ExportChoices::isOfCases() const
{
    return chosenOffer().entity == schema::case_::kType;
}

void ExportChoices::followReport()
{
    const bool isTable = chosenOffer().kind == ReportKind::Records;
    const int pdf = m_format->findData(int(publish::Format::Pdf));
    // A table has no pages.
    if (isTable && pdf >= 0) {
        m_wasPdf = m_format->currentIndex() == pdf;
        m_format->removeItem(pdf);
    } else if (!isTable && pdf < 0) {
        m_format->insertItem(0, u"PDF"_s, int(publish::Format::Pdf));
        // On the way past a table nobody chose another form.
        if (m_wasPdf)
            m_format->setCurrentIndex(0);
    }
    if (m_scopeRow)
        m_scopeRow->setVisible(isOfCases());
    const auto may = RecordChoice::make(m_context.ui.registry, chosenOffer().entity, {}, chosen<Audience>(*m_audience));
    m_fields->setVisible(isTable && may);
    if (m_fields->isVisibleTo(this))
        m_fields->offer(chosenOffer().entity, may->fields());
    suggestName();
}

void ExportChoices::suggestName()
{
    const QString folder = m_path->text().isEmpty() ? QDir::homePath() : QFileInfo(m_path->text()).absolutePath();
    const auto nameOf = [this](const Offer &what) {
        switch (what.kind) {
        case ReportKind::List: return u"list"_s;
        case ReportKind::EndorsementSheet: return u"endorsements"_s;
        case ReportKind::Hearing: return u"hearings"_s;
        case ReportKind::Records: break;
        }
        return QString::fromLatin1(m_context.ui.registry.entity(what.entity)->key);
    };
    const QString name = nameOf(chosenOffer()) + u'-' + m_context.ui.clock.today().toString(Qt::ISODate);
    m_path->setText(freePath(QDir(folder), name, publish::formatKey(chosen<publish::Format>(*m_format))));
}

Result<publish::PublicationRequest> ExportChoices::request() const
{
    publish::PublicationRequest out;
    out.kind = chosenOffer().kind;
    out.entity = chosenOffer().entity;
    out.audience = chosen<Audience>(*m_audience);
    out.format = chosen<publish::Format>(*m_format);
    out.language = m_language->currentData().toString();
    out.path = QDir::cleanPath(m_path->text().trimmed());
    if (m_fields->isVisibleTo(this)) {
        if (m_fields->isEmpty())
            return base::fail(ErrorCode::InvalidArgument, u"no column"_s);
        out.fields = m_fields->keys();
    }
    DOSSIER_ASSIGN(const base::PartialDate day, base::PartialDate::parse(m_asOf->typed(), schema::dateLanguage(m_context.words().language()),
                                                                         m_context.ui.clock.today()));
    if (!day.isDay())
        return base::fail(ErrorCode::InvalidValue, u"as of"_s);
    out.asOf = *day.earliest();
    if (m_scope && isOfCases() && chosen<Scope>(*m_scope) == Scope::Filtered) {
        const schema::EntitySpec &entity = *m_context.ui.registry.entity(schema::case_::kType);
        DOSSIER_ASSIGN(out.filter, store::parseFilter(m_filter, entity, m_context.ui.registry, m_context.ui.vocabularies,
                                                      {.language = m_context.words().language(), .today = m_context.ui.clock.today()}));
        out.filter->entity = schema::case_::kType;
        out.filter->limit = 0;
    }
    return out;
}

void ExportChoices::chooseFile()
{
    if (m_files)
        return;
    m_files = new FilePanel(m_context.ui, FilePanel::Purpose::SaveFile, m_context.words().label("ui.file.choose"));
    m_files->setPath(m_path->text());
    m_column->addWidget(m_files);
    connect(m_files, &FilePanel::cancelled, this, [this] {
        m_files->deleteLater();
        m_files = nullptr;
        m_choose->setFocus();
    });
    connect(m_files, &FilePanel::chosen, this, [this](const QString &path) {
        m_path->setText(path);
        m_files->deleteLater();
        m_files = nullptr;
        Q_EMIT fileChosen();
    });
    m_files->setFocus();
}

} // namespace dossier::ui
