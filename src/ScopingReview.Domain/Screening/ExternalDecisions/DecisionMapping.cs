using System.Globalization;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>What a value in a column of verdicts stands for.</summary>
public enum VerdictMeaning
{
    /// <summary>Nobody has said it; the row is listed and not imported.</summary>
    Unknown,

    /// <summary>Include.</summary>
    Include,

    /// <summary>Exclude.</summary>
    Exclude,

    /// <summary>Maybe.</summary>
    Maybe,

    /// <summary>Not decided: the row says nothing.</summary>
    NoVerdict,
}

/// <summary>Which column of a table of decisions holds what. -1 where there is none.</summary>
public sealed record DecisionMapping
{
    private static readonly string[] _sourceId = ["record", "record number", "record id", "recordid", "id", "covidence", "ref id", "refid",
        "key", "study id", "reference id", "article id", "uid", "original id", "item id", "itemid", "number", "no", "ref"];
    private static readonly string[] _reviewer = ["reviewer", "reviewer name", "screener", "user", "rater", "assessor", "reviewed by",
        "screened by", "coder", "user email", "email"];
    private static readonly string[] _stage = ["stage", "screening stage", "basis", "level", "phase", "step"];
    private static readonly string[] _verdict = ["verdict", "decision", "vote", "judgement", "judgment", "inclusion", "included", "include",
        "label", "asreview label", "label included", "final included", "screening decision", "outcome", "status", "response", "answer",
        "i/e/d/s flag", "i e d s flag"];
    private static readonly string[] _reason = ["reason", "exclusion reason", "reasons", "exclusion reasons", "reason for exclusion",
        "reason excluded", "exclude reason"];
    private static readonly string[] _note = ["note", "notes", "comment", "comments", "asreview note"];
    private static readonly string[] _date = ["date", "timestamp", "decided at", "decision date", "screened at", "created at", "time"];

    /// <summary>How many different values a column of verdicts has at most.</summary>
    internal const int MostValues = 12;

    /// <summary>Our own number of the record ("R-000012", or 12).</summary>
    public int Number { get; init; } = -1;

    /// <summary>An id that the record had elsewhere, with or without a prefix ("rayyan-123"); our own number where it is one.</summary>
    public int SourceId { get; init; } = -1;

    /// <summary>DOI.</summary>
    public int Doi { get; init; } = -1;

    /// <summary>PubMed id.</summary>
    public int PubMedId { get; init; } = -1;

    /// <summary>Title.</summary>
    public int Title { get; init; } = -1;

    /// <summary>Year.</summary>
    public int Year { get; init; } = -1;

    /// <summary>Reviewer of each row.</summary>
    public int Reviewer { get; init; } = -1;

    /// <summary>
    /// Columns of verdicts. Several are those of several reviewers, whom the names of the columns name; one is of the reviewer of the row.
    /// </summary>
    public IReadOnlyList<int> Verdicts { get; init; } = [];

    /// <summary>What every row says, in a file that holds the included (excluded) records alone; null where columns say it.</summary>
    public Verdict? EveryRow { get; init; }

    /// <summary>Stage.</summary>
    public int Stage { get; init; } = -1;

    /// <summary>Reason of an exclusion.</summary>
    public int Reason { get; init; } = -1;

    /// <summary>Labels.</summary>
    public int Labels { get; init; } = -1;

    /// <summary>Note.</summary>
    public int Note { get; init; } = -1;

    /// <summary>When it was decided.</summary>
    public int Date { get; init; } = -1;

    /// <summary>
    /// What a person has said of values, by the value in any case; other values go by
    /// <see cref="DecisionTable.MeaningOf(string, DecisionMapping)"/>.
    /// </summary>
    public IReadOnlyDictionary<string, VerdictMeaning> Values { get; init; } = new Dictionary<string, VerdictMeaning>(
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Something names the record.</summary>
    public bool NamesRecord => Number >= 0 || SourceId >= 0 || Doi >= 0 || PubMedId >= 0 || Title >= 0;

    /// <summary>The verdict and something that names the record are there.</summary>
    public bool IsComplete => NamesRecord && (EveryRow is not null || Verdicts.Count > 0);

    /// <summary>
    /// What the names of the columns say by themselves and, of verdicts whose column has another name, what stands in the rows.
    /// </summary>
    /// <param name="headers">The names.</param>
    /// <param name="rows">Rows to look at; none to go by the names alone.</param>
    public static DecisionMapping Guess(IReadOnlyList<string> headers, IReadOnlyList<DecisionTableRow>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var names = headers.Select(CsvColumnNames.Normalise).ToList();
        int Find(string[] words) => words.Select(word => names.IndexOf(word)).FirstOrDefault(index => index >= 0, -1);
        var mapping = new DecisionMapping
        {
            SourceId = Find(_sourceId),
            Doi = Find(["doi"]),
            PubMedId = Find(["pmid", "pubmed id", "pubmedid", "pubmed"]),
            Title = Find(["title", "primary title", "full title", "article title"]),
            Year = Find(["year", "publication year", "published year"]),
            Reviewer = Find(_reviewer),
            Stage = Find(_stage),
            Reason = Find(_reason),
            Labels = Find(["labels", "tags"]),
            Note = Find(_note),
            Date = Find(_date),
        };
        var verdict = Find(_verdict);
        if (verdict >= 0)
            return mapping with { Verdicts = [verdict] };
        var taken = new[] { mapping.SourceId, mapping.Doi, mapping.PubMedId, mapping.Title, mapping.Year, mapping.Reviewer, mapping.Stage,
            mapping.Reason, mapping.Labels, mapping.Note, mapping.Date };
        int[] free = [.. Enumerable.Range(0, headers.Count).Where(column => !taken.Contains(column))];
        // One reviewer may have said the same of all; but a column of nothing but "yes" may be anything while no other has verdicts.
        int[] columns = free.Any(column => AreVerdicts(rows ?? [], column, fewest: 2))
            ? [.. free.Where(column => AreVerdicts(rows ?? [], column, fewest: 1))] : [];
        mapping = mapping with { Verdicts = columns };
        // Covidence puts the reason into the notes.
        return mapping is { Reason: < 0, Note: >= 0 } && (rows ?? []).Any(row => ReasonText.IsMarked(row.Cell(mapping.Note)))
            ? mapping with { Reason = mapping.Note, Note = -1 } : mapping;
    }

    /// <summary>Nearly all of what stands in a column are words that say verdicts, and few different ones.</summary>
    private static bool AreVerdicts(IReadOnlyList<DecisionTableRow> rows, int column, int fewest)
    {
        var values = rows.Select(row => row.Cell(column)).OfType<string>().CountBy(value => value, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var all = values.Sum(value => value.Value);
        return values.Count >= fewest && values.Count <= MostValues && values.Where(value => VerdictWords.VerdictOf(value.Key) is not null
            && !int.TryParse(value.Key, CultureInfo.InvariantCulture, out _)).Sum(value => value.Value) * 5 >= all * 4;
    }
}
