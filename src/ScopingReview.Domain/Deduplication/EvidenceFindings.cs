namespace ScopingReview.Domain.Deduplication;

/// <summary>What is said of fields that agree, however they are written.</summary>
public static class EvidenceFindings
{
    /// <summary>Of the authors.</summary>
    public const string SameAuthors = "same authors";

    /// <summary>Of the journal.</summary>
    public const string SameJournal = "same journal";

    /// <summary>Of the volume.</summary>
    public const string SameVolume = "same volume";

    /// <summary>Of the issue.</summary>
    public const string SameIssue = "same issue";

    /// <summary>Of first and last page.</summary>
    public const string SamePages = "same pages";

    /// <summary>Of titles that are equal letter by letter but for accents, capitals, punctuation and what databases add.</summary>
    public const string SameTitle = "title identical";
}
