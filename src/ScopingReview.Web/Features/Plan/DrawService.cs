using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Plan;

/// <summary>What a repeated draw found, against what was stored and assigned.</summary>
/// <param name="FrameMatches">The stored frame hashes to the stored value.</param>
/// <param name="Drawn">Records that the repeated draw gives.</param>
/// <param name="Assigned">Records that were assigned to a second reviewer from this draw.</param>
public sealed record DrawRepeated(bool FrameMatches, int Drawn, int Assigned, IReadOnlyList<string> NotAssigned,
    IReadOnlyList<string> NotDrawn)
{
    public bool Same => FrameMatches && NotAssigned.Count == 0 && NotDrawn.Count == 0;
}

public sealed record DrawFile(string Name, string ContentType, byte[] Bytes);

/// <summary>
/// Stored draws, repeated and handed out. For leads who are done with the stage: a draw tells which records are read twice.
/// </summary>
public sealed class DrawService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    internal const string NoDraw =
        "There is no such draw in this review, or you still have records to screen at its stage: a draw shows which records are double-screened.";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Computes the draw again from its stored seed, number (of version 1: share) and frame, and compares it with the second readings that
    /// were assigned.
    /// </summary>
    public async Task<OperationResult<DrawRepeated>> RepeatAsync(Guid reviewId, Guid drawId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await FindAsync(db, me, drawId, cancellationToken) is not { } draw)
            return OperationResult.Refused<DrawRepeated>(NoDraw);
        var draws = await PlanService.DrawsAsync(db, reviewId, draw.Stage, cancellationToken);
        var frame = draw.Frame();
        var position = draw.Kind == DrawKind.Pilot ? ReviewerPosition.Pilot : ReviewerPosition.Second;
        var entries = draw.Kind == DrawKind.Pilot ? frame.First(draw.Seed, draw.SampleCount!.Value).Drawn
            : frame.Added(draw.Seed, draw.StepsUpTo(draws));
        var drawn = entries.Select(entry => entry.Record).ToHashSet(StringComparer.Ordinal);
        // Superseded ones too: a record given to somebody else, or withdrawn with its import, was drawn all the same.
        var assigned = (await db.Assignments.IgnoreQueryFilters()
                .Where(a => a.ReviewId == reviewId && a.DrawId == drawId && a.Position == position && a.CarriedByLinkId == null)
                .Select(a => a.Record!.Number).Distinct().ToListAsync(cancellationToken))
            .Select(RecordNumber.Format).ToHashSet(StringComparer.Ordinal);
        var readElsewhere = (await db.Assignments.Current()
                .Where(a => a.ReviewId == reviewId && a.Stage == draw.Stage && a.DrawId == null && a.Position == ReviewerPosition.Second)
                .Select(a => a.Record!.Number).ToListAsync(cancellationToken))
            .Select(RecordNumber.Format);
        // A raised share draws from the old frame, also records that are withdrawn by then: nobody is asked to read those.
        var withdrawn =
            (await db.Records.IgnoreQueryFilters()
                .Where(r => r.ReviewId == reviewId && r.WithdrawnAt != null && r.WithdrawnAt < draw.DrawnAt).Select(r => r.Number)
                .ToListAsync(cancellationToken))
            .Select(RecordNumber.Format);
        return OperationResult.Of(new DrawRepeated(
            frame.Sha256 == draw.FrameSha256, drawn.Count, assigned.Count,
            [.. drawn.Except(assigned).Except(readElsewhere).Except(withdrawn).Order(StringComparer.Ordinal)],
                [.. assigned.Except(drawn).Order(StringComparer.Ordinal)]));
    }

    /// <summary>
    /// The frame, one record number a line, with its stratum where there are strata: its sha256sum is the stored one. Null if there is no
    /// such draw.
    /// </summary>
    public async Task<DrawFile?> FrameFileAsync(Guid reviewId, Guid drawId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        return await FindAsync(db, me, drawId, cancellationToken) is { } draw
            ? new DrawFile(draw.FrameFileName(), "text/plain; charset=utf-8", Utf8.GetBytes(draw.Frame().Text()))
            : null;
    }

    /// <summary>
    /// The draw as record,hash,rank,drawn, and stratum where there are strata; after a raised share with all that is drawn from the frame
    /// by then. Null if there is no such draw.
    /// </summary>
    public async Task<DrawFile?> DrawFileAsync(Guid reviewId, Guid drawId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await FindAsync(db, me, drawId, cancellationToken) is not { } draw)
            return null;
        var ranked = draw.Kind == DrawKind.Pilot
            ? draw.Frame().First(draw.Seed, draw.SampleCount!.Value)
            : draw.Frame().Draw(draw.Seed, draw.StepsUpTo(await PlanService.DrawsAsync(db, reviewId, draw.Stage, cancellationToken)));
        using var memory = new MemoryStream();
        await using (var writer = new StreamWriter(memory, Utf8))
            DrawCsv.Write(ranked, writer);
        return new DrawFile($"draw-{draw.FileName()}.csv", "text/csv; charset=utf-8", memory.ToArray());
    }

    /// <summary>Null also while the lead is reading at the stage themselves: the draw names the records that two people read.</summary>
    private static async Task<SampleDraw?> FindAsync(ReviewDbContext db, Membership me, Guid drawId, CancellationToken cancellationToken)
        => await db.Draws.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == drawId && d.ReviewId == me.ReviewId, cancellationToken) is { } draw
            && (await db.VisibilityAsync(me, cancellationToken)).MayKnowDraw(draw.Stage) ? draw : null;
}
