using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>Which column of a table of decisions holds what, by its name. -1 where there is none.</summary>
public sealed record DecisionColumns
{
    private static readonly string[] _record = ["record", "record number", "record id", "recordid", "id", "covidence", "ref id", "refid",
        "key", "study id", "reference id", "article id", "uid"];
    private static readonly string[] _reviewer = ["reviewer", "reviewer name", "screener", "user", "rater", "assessor", "reviewed by",
        "screened by", "coder"];
    private static readonly string[] _stage = ["stage", "screening stage", "basis", "level", "phase", "step"];
    private static readonly string[] _verdict = ["verdict", "decision", "vote", "judgement", "judgment", "inclusion", "included", "include",
        "label", "asreview label", "label included", "final included", "screening decision", "outcome", "status"];
    private static readonly string[] _reason = ["reason", "exclusion reason", "reasons", "exclusion reasons", "reason for exclusion"];
    private static readonly string[] _note = ["note", "notes", "comment", "comments", "asreview note"];

    /// <summary>The record: our number, or an id that it had elsewhere.</summary>
    public int Record { get; init; } = -1;

    /// <summary>DOI.</summary>
    public int Doi { get; init; } = -1;

    /// <summary>PubMed id.</summary>
    public int PubMedId { get; init; } = -1;

    /// <summary>Title.</summary>
    public int Title { get; init; } = -1;

    /// <summary>Year.</summary>
    public int Year { get; init; } = -1;

    /// <summary>Reviewer.</summary>
    public int Reviewer { get; init; } = -1;

    /// <summary>Stage.</summary>
    public int Stage { get; init; } = -1;

    /// <summary>Verdict.</summary>
    public int Verdict { get; init; } = -1;

    /// <summary>Reason of an exclusion.</summary>
    public int Reason { get; init; } = -1;

    /// <summary>Labels.</summary>
    public int Labels { get; init; } = -1;

    /// <summary>Note.</summary>
    public int Note { get; init; } = -1;

    /// <summary>True when the verdict and something that names the record are there.</summary>
    public bool IsComplete => Verdict >= 0 && (Record >= 0 || Doi >= 0 || PubMedId >= 0 || Title >= 0);

    /// <summary>What the names of the columns say by themselves.</summary>
    public static DecisionColumns Guess(IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var names = headers.Select(CsvColumnNames.Normalise).ToList();
        int Find(string[] words) => words.Select(word => names.IndexOf(word)).FirstOrDefault(index => index >= 0, -1);
        return new DecisionColumns
        {
            Record = Find(_record),
            Doi = Find(["doi"]),
            PubMedId = Find(["pmid", "pubmed id"]),
            Title = Find(["title", "primary title"]),
            Year = Find(["year", "publication year"]),
            Reviewer = Find(_reviewer),
            Stage = Find(_stage),
            Verdict = Find(_verdict),
            Reason = Find(_reason),
            Labels = Find(["labels", "tags"]),
            Note = Find(_note),
        };
    }
}
