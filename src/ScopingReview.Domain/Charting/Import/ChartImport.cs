using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Charting;

/// <summary>Which column of a table holds what.</summary>
/// <param name="Number">Column with the record number of the study; -1 for none.</param>
/// <param name="Doi">Column with its DOI; -1 for none.</param>
/// <param name="Label">Column with its label ("Smith et al., 2019") or title; -1 for none.</param>
/// <param name="Items">Column of each item that the table holds, by the item's key.</param>
/// <param name="Group">Key of the group that the rows of the table are rows of; null where each row is a study.</param>
public sealed record ChartImportColumns(int Number, int Doi, int Label, IReadOnlyDictionary<string, int> Items, string? Group = null)
{
    /// <summary>What the names of the columns say: those of our own table, the labels or the keys of items.</summary>
    /// <param name="form">The form.</param>
    /// <param name="heads">Names of the columns.</param>
    public static ChartImportColumns Guess(ChartingForm form, IReadOnlyList<string> heads)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(heads);
        var groups = form.Items.Where(item => item.Type == ChartingItemType.Group).ToList();
        // The rows are those of the group that most columns are of, if the study's own items do not have more.
        var study = Columns(ItemsOf(form, null), heads, []);
        var best = groups.Select(group => (Key: group.Key, Columns: Columns(group.Items, heads, [AnswerSheet.RowHead])))
            .OrderByDescending(group => group.Columns.Count).FirstOrDefault();
        var isGroup = best.Columns is { Count: > 0 } columns && columns.Count > study.Count;
        return new ChartImportColumns(
            Find(heads, "Record number", "Record", "Number", "R-number", "ID"), Find(heads, "DOI"),
                Find(heads, "Study", "Label", "Title", "Citation"),
            isGroup ? best.Columns : study, isGroup ? best.Key : null);
    }

    /// <summary>Items that a table can hold: of the studies, or of a group.</summary>
    public static IReadOnlyList<ChartingItem> ItemsOf(ChartingForm form, string? group)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. (group is null ? form.Items : form.Find(group)?.Items ?? [])
            .Where(item => item.Type is not (ChartingItemType.Derived or ChartingItemType.Group))];
    }

    /// <summary>Whether it says which study a row is of, and of at least one item.</summary>
    public bool IsComplete => (Number >= 0 || Doi >= 0 || Label >= 0) && Items.Count > 0;

    private static Dictionary<string, int> Columns(IReadOnlyList<ChartingItem> items, IReadOnlyList<string> heads,
        IReadOnlyList<string> more)
    {
        string[] before = [.. AnswerSheet.StudyHeads, .. more];
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        foreach (var item in items.Where(item => item.Type is not (ChartingItemType.Derived or ChartingItemType.Group)))
        {
            if (Find(heads, AnswerSheet.Head(item, before), item.Label, item.Key) is >= 0 and var at && !columns.ContainsValue(at))
                columns[item.Key] = at;
        }

        return columns;
    }

    private static int Find(IReadOnlyList<string> heads, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var at = 0; at < heads.Count; at++)
            {
                if (heads[at].Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                    return at;
            }
        }

        return -1;
    }
}

/// <summary>A study that charted data may be of.</summary>
/// <param name="Number">Record number.</param>
/// <param name="Label">Its label.</param>
/// <param name="Title">Title of its main report.</param>
/// <param name="Dois">DOIs of its reports.</param>
/// <param name="Answers">What is charted of it so far, as far as the importer may know it.</param>
/// <param name="WhyClosed">Why the importer cannot chart it: a row that says something else is a problem. Null where they can.</param>
public sealed record ChartImportStudy(
    int Number, string Label, string? Title, IReadOnlyList<string> Dois, ChartAnswers Answers, string? WhyClosed = null);

/// <summary>What an import makes of a study.</summary>
/// <param name="Study">The study.</param>
/// <param name="Answers">All its answers after the import.</param>
/// <param name="Changed">Labels of the items that are new or different.</param>
public sealed record ImportedChart(ChartImportStudy Study, ChartAnswers Answers, IReadOnlyList<string> Changed);

/// <summary>Something in a table that cannot be taken.</summary>
/// <param name="Line">Its line or row.</param>
/// <param name="Message">What it is, as a sentence.</param>
public sealed record ChartImportProblem(long Line, string Message);

/// <summary>What a table of charted data would do. Where there are problems, nothing is taken.</summary>
/// <param name="Charts">The studies that it speaks of, in their order in the table.</param>
/// <param name="Problems">What cannot be taken.</param>
public sealed record ChartImport(IReadOnlyList<ImportedChart> Charts, IReadOnlyList<ChartImportProblem> Problems)
{
    /// <summary>
    /// Reads a table. An empty cell, and one that says that nothing is answered, leaves the answer as it is; notes and quotes stay. The
    /// rows of a group take the place of those that the study has.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="sheet">The table.</param>
    /// <param name="columns">Which column holds what.</param>
    /// <param name="studies">The studies of the review.</param>
    /// <param name="latestYear">As for <see cref="ChartValidator.Validate"/>.</param>
    public static ChartImport Read(
        ChartingForm form, ChartSheet sheet, ChartImportColumns columns, IReadOnlyList<ChartImportStudy> studies, int latestYear)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(studies);
        var index = new StudyIndex(studies);
        var items = ChartImportColumns.ItemsOf(form, columns.Group).Where(item => columns.Items.ContainsKey(item.Key)).ToList();
        List<ChartImportProblem> problems = [];
        List<(ChartImportStudy Study, List<ChartSheetRow> Rows)> found = [];
        foreach (var row in sheet.Rows)
        {
            var (study, problem) = index.Find(row.Cell(columns.Number), row.Cell(columns.Doi), row.Cell(columns.Label));
            if (study is null)
                problems.Add(new ChartImportProblem(row.Line, problem!));
            else if (found.Find(one => one.Study == study) is { Rows: { } rows })
                rows.Add(row);
            else
                found.Add((study, [row]));
        }

        List<ImportedChart> charts = [];
        foreach (var (study, rows) in found)
        {
            if (columns.Group is null && rows.Count > 1)
            {
                problems.Add(new ChartImportProblem(rows[1].Line,
                    FormattableString.Invariant($"{study.Label} already appears in line {rows[0].Line}. A study has one row, except in the table of a group.")));
                continue;
            }

            var answers = columns.Group is { } group ? WithRows(form.Item(group), study, rows, items, columns, problems)
                : items.Aggregate(study.Answers, (all, item) => With(all, item, rows[0], columns, problems));
            // What is missing keeps no import; what does not fit its item does, where the table says it.
            foreach (var fault in ChartValidator.Validate(form, answers, latestYear).Where(fault => fault.Kind == ChartProblemKind.Invalid
                && (columns.Items.ContainsKey(fault.ItemKey) || fault.ItemKey == columns.Group)))
                problems.Add(new ChartImportProblem(rows[Place(answers, columns.Group, fault)].Line, fault.Message));
            var chart = new ImportedChart(study, answers, Changed(form, study.Answers, answers));
            if (study.WhyClosed is { } closed && chart.Changed.Count > 0)
                problems.Add(new ChartImportProblem(rows[0].Line, $"{study.Label}: {closed}"));
            else
                charts.Add(chart);
        }

        return new ChartImport(charts, [.. problems.OrderBy(problem => problem.Line).Distinct()]);
    }

    private static int Place(ChartAnswers answers, string? group, ChartProblem fault)
        => group is null || fault.RowId is null ? 0 : Math.Max(0, answers[group]!.Rows.ToList().FindIndex(row => row.Id == fault.RowId));

    private static IReadOnlyList<string> Changed(ChartingForm form, ChartAnswers before, ChartAnswers after)
        => [.. ChartCleaning.Differences(form, ChartCleaning.Clean(form, before), ChartCleaning.Clean(form, after))
            .Select(key => form.Item(key).Label)];

    private static ChartAnswers With(
        ChartAnswers answers, ChartingItem item, ChartSheetRow row, ChartImportColumns columns, List<ChartImportProblem> problems)
    {
        if (row.Cell(columns.Items[item.Key]) is not { } cell || AnswerText.Read(item, cell).Answer is not { } read)
            return answers;
        if (item.Choices.Count > 0 && read.State == ChartAnswerState.Given
            && read.Values.FirstOrDefault(value => item.Choices.All(choice => choice.Key != value)) is { } stranger)
        {
            problems.Add(new ChartImportProblem(row.Line, $"{item.Label} has no option “{stranger}”."));
            return answers;
        }

        var before = answers[item.Key];
        return before is not null && AnswerComparison.Same(item, before, read) ? answers
            : answers.With(item.Key, read with { Note = before?.Note, Quotes = before?.Quotes ?? [] });
    }

    private static ChartAnswers WithRows(
        ChartingItem group, ChartImportStudy study, List<ChartSheetRow> rows, List<ChartingItem> items, ChartImportColumns columns,
        List<ChartImportProblem> problems)
    {
        var before = (study.Answers[group.Key]?.Rows ?? []).ToList();
        List<ChartRow> after = [];
        foreach (var row in rows)
        {
            var read = items.Aggregate(ChartAnswers.None, (answers, item) => With(answers, item, row, columns, problems));
            // A row that says the same stays as it is, with its notes and quotes.
            var at = before.FindIndex(old => group.Items.All(item => item.Type == ChartingItemType.Derived
                || AnswerComparison.Same(item, old.Answers[item.Key], read[item.Key])));
            after.Add(at >= 0 ? before[at] : new ChartRow(ChartRow.NewId(), read));
            if (at >= 0)
                before.RemoveAt(at);
        }

        return study.Answers.With(group.Key, (study.Answers[group.Key] ?? new ChartAnswer()) with
        {
            State = ChartAnswerState.Given,
            Rows = after
        });
    }

    /// <summary>Finds a study by what a row says of it.</summary>
    private sealed class StudyIndex(IReadOnlyList<ChartImportStudy> studies)
    {
        private readonly Dictionary<int, ChartImportStudy> _numbers = studies.ToDictionary(study => study.Number);
        private readonly
            ILookup<string, ChartImportStudy> _dois = studies.SelectMany(study => study.Dois.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(doi => (Doi: doi, study))).ToLookup(one => one.Doi, one => one.study, StringComparer.OrdinalIgnoreCase);

        private readonly ILookup<string, ChartImportStudy> _names = studies
            .SelectMany(study => new[] { Compact(study.Label), Compact(study.Title) }.Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, study))).ToLookup(one => one.Name, one => one.study, StringComparer.Ordinal);

        public (ChartImportStudy? Study, string? Problem) Find(string? number, string? doi, string? label)
        {
            if (number is not null)
            {
                return RecordNumber.TryParse(number, out var n) && _numbers.TryGetValue(n, out var study) ? (study, null)
                    : (null, $"“{number}” is not an included study of this review.");
            }

            if (doi is not null && Doi.Normalise(doi) is { } found && _dois[found].ToList() is { Count: > 0 } byDoi)
                return byDoi is [var one] ? (one, null) : (null, $"Several studies have the DOI {doi}.");
            if (label is not null && _names[Compact(label)].ToList() is { Count: > 0 } byName)
                return byName is [var one] ? (one, null) : (null, $"Several studies are called “{label}”.");
            return (null, doi is null && label is null ? "The row does not identify a study."
                : $"“{label ?? doi}” is not an included study of this review.");
        }

        private static string Compact(string? text) => text is null ? "" : string.Join(' ', CompactText.Words(text));
    }
}
