using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Records.Exporting;

/// <summary>A record with what the table says of it.</summary>
/// <param name="Sources">Where it was found, itself and through its twins.</param>
/// <param name="DuplicateOf">Number of the record kept in its place.</param>
/// <param name="TitleAbstract">Where it stands, as far as the person may know; null when it is not at the stage.</param>
/// <param name="FullText">Likewise.</param>
/// <param name="Decision">What was decided and said; null where the file does not tell it.</param>
internal sealed record ExportedRecord(
    int Number, BibliographicRecord Record, IReadOnlyList<string> Sources, int? DuplicateOf, ScreeningStatus? TitleAbstract,
    ScreeningStatus? FullText,
    ExportedDecision? Decision);

/// <summary>Reads records for export by their ids, without the original text and untracked.</summary>
/// <param name="withDecisions">Whether the file tells what was decided.</param>
internal sealed class ExportedRecords(ReviewDbContext db, ReviewVisibility visibility, bool withDecisions)
{
    /// <summary>The records in the order of the ids.</summary>
    public async Task<IEnumerable<ExportedRecord>> ReadAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var found = await db.Records.Where(r => ids.Contains(r.Id)).WithoutSearchVector().ToDictionaryAsync(r => r.Id, cancellationToken);
        var origins = await db.Records.Where(r => ids.Contains(r.Id)).Select(r => new
        {
            r.Id,
            Source = r.Source!.Name,
            Twins = db.DuplicateLinks.Current().Where(l => l.KeptId == r.Id).Select(l => l.Duplicate!.Source!.Name).ToList(),
            Kept = db.DuplicateLinks.Current().Where(l => l.DuplicateId == r.Id)
                .Select(l => new { l.KeptId, l.Kept!.Number }).FirstOrDefault(),
        }).ToDictionaryAsync(r => r.Id, cancellationToken);
        var titles = await db.StatusesAsync(visibility, ScreeningStage.TitleAbstract, ids, cancellationToken);
        var fullTexts = await db.StatusesAsync(visibility, ScreeningStage.FullText, ids, cancellationToken);
        var keptOf = origins.Where(origin => origin.Value.Kept is not null)
            .ToDictionary(origin => origin.Key, origin => origin.Value.Kept!.KeptId);
        var decisions = !withDecisions ? [] : await new ExportedDecisions(db, visibility).ReadAsync(ids, keptOf, cancellationToken);
        return ids.Where(id => found.ContainsKey(id) && origins.ContainsKey(id)).Select(id => new ExportedRecord(
            found[id].Number,
            found[id].ToBibliographic() with { PositionInFile = found[id].Number },
            [.. origins[id].Twins.Prepend(origins[id].Source).Distinct(StringComparer.Ordinal)], origins[id].Kept?.Number,
            titles.TryGetValue(id, out var title) ? title : null, fullTexts.TryGetValue(id, out var fullText) ? fullText : null,
            decisions.GetValueOrDefault(id)));
    }
}
