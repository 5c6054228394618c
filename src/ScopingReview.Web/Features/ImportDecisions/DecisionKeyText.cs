using System.Globalization;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening.ExternalDecisions;

namespace ScopingReview.Web.Features.ImportDecisions;

internal static class DecisionKeyText
{
    /// <summary>"rayyan-12 · 10.1000/one · Peer workers · 2019": all that a file says of a record.</summary>
    public static string Of(ImportedRecordKey key) => string.Join(" · ", new[]
    {
        key.RecordNumber is { } number ? RecordNumber.Format(number) : null, key.SourceRecordId, key.Doi, key.PubMedId, key.Title,
        key.Year?.ToString(CultureInfo.InvariantCulture),
    }.Where(part => part is not null));
}
