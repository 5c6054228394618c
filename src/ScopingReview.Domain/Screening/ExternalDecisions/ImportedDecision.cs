using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>By what a record of another tool can be found among ours: whatever its export gives.</summary>
public sealed record ImportedRecordKey
{
    /// <summary>Our own number of the record ("R-000123").</summary>
    public int? RecordNumber { get; init; }

    /// <summary>The other tool's id of the record, or the id that the record had in its export file.</summary>
    public string? SourceRecordId { get; init; }

    /// <summary>DOI in lower case.</summary>
    public string? Doi { get; init; }

    /// <summary>PubMed id.</summary>
    public string? PubMedId { get; init; }

    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Year of publication, which tells records of the same title apart.</summary>
    public int? Year { get; init; }

    /// <summary>True where nothing names the record.</summary>
    public bool IsEmpty => RecordNumber is null && SourceRecordId is null && Doi is null && PubMedId is null && Title is null;

    /// <summary>The key of a record that was read from an export.</summary>
    public static ImportedRecordKey Of(BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new ImportedRecordKey
        {
            SourceRecordId = record.SourceRecordId,
            Doi = record.Doi,
            PubMedId = record.PubMedId,
            Title = record.Title,
            Year = record.Year
        };
    }
}

/// <summary>What a reviewer said of a record in another tool.</summary>
public sealed record ImportedDecision
{
    /// <summary>The record.</summary>
    public required ImportedRecordKey Record { get; init; }

    /// <summary>The reviewer as the other tool names them; null where it names nobody.</summary>
    public string? ReviewerName { get; init; }

    /// <summary>The stage; null where the export does not say, so that a person has to.</summary>
    public ScreeningStage? Stage { get; init; }

    /// <summary>True when the export says that the title alone was read. A later verdict on the abstract takes its place.</summary>
    public bool ByTitleAlone { get; init; }

    /// <summary>The verdict; null where there are only labels or notes.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Reasons of an exclusion, in the order of the export.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Labels that the team gave the record.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>When it was made; null where the file does not say, or not so that it can be understood.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Line of the file, from 1.</summary>
    public long Line { get; init; }
}
