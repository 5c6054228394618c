using System.Globalization;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Deduplication;

/// <summary>Records as exports have them, by what a test wants of them.</summary>
internal static class Exported
{
    public const string Title = "Complement dysfunction in the hemolytic uremic syndrome of newborns";

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static BibliographicRecord Record(
        string? title = Title, string authors = "Zipfel, P. F.; Skerka, C.", int? year = 2006,
        string? journal = "Current Opinion in Rheumatology", string? volume = "18",
        string? issue = "5", string? pages = "548-555", string? doi = null, string? text = null, string? pubMedId = null,
        PublicationKind kind = PublicationKind.JournalArticle) => new()
        {
            PositionInFile = 1,
            RawText = "",
            Kind = kind,
            Title = title,
            Authors = [.. authors.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(AuthorName.Parse)],
            Year = year,
            Journal = journal,
            Volume = volume,
            Issue = issue,
            Pages = PageRange.Parse(pages)?.ToString(),
            Doi = doi,
            Abstract = text,
            PubMedId = pubMedId,
        };

    public static RecordFingerprint[] Fingerprints(params IEnumerable<BibliographicRecord> records) =>
        [.. records.Select((record, index) => RecordFingerprint.Of(Id(index + 1), index + 1, record))];

    /// <summary>What the engine says of two records, whatever they score; null where it does not even compare them.</summary>
    public static DuplicatePair? Compare(BibliographicRecord a, BibliographicRecord b)
    {
        var findings = DuplicateFinder.Find(Fingerprints(a, b), [], new DuplicateFinderOptions { ReviewBelow = -1000 });
        return findings.AutomaticPairs.Concat(findings.ReviewPairs).SingleOrDefault();
    }

    /// <summary>Clusters as texts "1 2|3 4", each by its numbers in order, so that they can be compared.</summary>
    public static string Clusters(DuplicateFindings findings) => string.Join('|', findings.Clusters
        .Select(cluster => cluster.Members.Select(Number).Order().ToArray()).OrderBy(members => members[0])
        .Select(members => string.Join(' ', members.Select(number => number.ToString(CultureInfo.InvariantCulture)))));

    public static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray().AsSpan(0, 4));
}
