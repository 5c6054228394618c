using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening.Annotations;

/// <summary>A label that can be put on records.</summary>
public sealed record LabelChoice(
    Guid Id, string Name, [property: JsonConverter(typeof(EnumNameConverter<LabelColour>))] LabelColour Colour);

/// <summary>A label to be on a record, or not: said twice, it changes nothing.</summary>
public sealed record LabelChange
{
    public required ScreeningStage Stage { get; init; }

    /// <summary>The record's number in the review.</summary>
    public required int Number { get; init; }

    public required Guid LabelId { get; init; }
    public required bool On { get; init; }

    /// <summary>Who pressed the key, where the page knows it.</summary>
    public Guid? ReviewerId { get; init; }
}

/// <summary>The review's labels, and putting them on records.</summary>
public sealed class LabelService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public const int LongestName = 60;
    private const int Most = 100;

    /// <summary>Labels in use, by name.</summary>
    public async Task<IReadOnlyList<LabelChoice>> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return await db.LabelsInUseAsync(reviewId, cancellationToken);
    }

    /// <summary>
    /// Makes a label, in the colour that is used least if none is named. One of that name that is there is answered; one that was retired
    /// comes back.
    /// </summary>
    public async Task<OperationResult<LabelChoice>> CreateAsync(
        Guid reviewId, string name, LabelColour? colour = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var clean = PostgresText.OneLine(name);
        if (Problem(clean) is { } problem)
            return OperationResult.Refused<LabelChoice>(problem);
        var present = await db.Labels.Where(l => l.ReviewId == reviewId).ToListAsync(cancellationToken);
        var label = present.Find(l => string.Equals(l.Name, clean, StringComparison.OrdinalIgnoreCase));
        if (label is { RetiredAt: null })
            return OperationResult.Of(Choice(label));
        if (present.Count(l => l.RetiredAt is null) >= Most)
            return OperationResult.Refused<LabelChoice>($"A review has at most {Most} labels. Retire one that is no longer used.");
        var now = clock.GetUtcNow();
        if (label is null)
        {
            label = new Label { ReviewId = reviewId, Name = clean, Colour = colour ?? LeastUsed(present), ById = me.UserId, At = now };
            db.Labels.Add(label);
        }
        label.RetiredAt = null;
        db.Record(me, now, "label.added", label.Name);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return OperationResult.Refused<LabelChoice>("Somebody else has just made a label of this name. Open the list again.");
        }
        return OperationResult.Of(Choice(label));
    }

    /// <summary>Another name or colour; records that carry it show the new one.</summary>
    public async Task<OperationResult> ChangeAsync(
        Guid reviewId, Guid id, string name, LabelColour colour, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (!Enum.IsDefined(colour))
            return OperationResult.Refused("There is no such colour.");
        var clean = PostgresText.OneLine(name);
        if (Problem(clean) is { } problem)
            return OperationResult.Refused(problem);
        var labels = await db.Labels.Where(l => l.ReviewId == reviewId).ToListAsync(cancellationToken);
        if (labels.Find(l => l.Id == id) is not { RetiredAt: null } label)
            return OperationResult.Refused("Somebody else has just retired this label.");
        if (labels.Exists(l => l.Id != id && string.Equals(l.Name, clean, StringComparison.OrdinalIgnoreCase)))
            return OperationResult.Refused($"“{clean}” is a label already, or was one.");
        if (label.Name != clean)
            db.Record(me, clock.GetUtcNow(), "label.renamed", label.Name, label.Name, clean);
        (label.Name, label.Colour) = (clean, colour);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Takes a label out of use. Records keep it; making one of the same name brings it back.</summary>
    public async Task<OperationResult> RetireAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await db.Labels.SingleOrDefaultAsync(l => l.Id == id && l.ReviewId == reviewId
            && l.RetiredAt == null, cancellationToken) is not { } label)
            return OperationResult.Done;
        var now = clock.GetUtcNow();
        label.RetiredAt = now;
        db.Record(me, now, "label.retired", label.Name);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Puts one's label on a record, or takes it off. Others' labels on it are not touched.</summary>
    public async Task<OperationResult> PutAsync(Guid reviewId, LabelChange change, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (change.ReviewerId is { } author && author != me.UserId)
            return OperationResult.Refused(DecisionService.OtherAccount);
        if (!Enum.IsDefined(change.Stage))
            return OperationResult.Refused("There is no such stage. The label was not put on the record.");
        var now = clock.GetUtcNow();
        var mine = db.RecordLabels.Current()
            .Where(l => l.ReviewId == reviewId && l.Record!.Number == change.Number && l.LabelId == change.LabelId && l.ById == me.UserId);
        if (!change.On)
        {
            await mine.SupersedeAsync(me.UserId, now, cancellationToken);
            return OperationResult.Done;
        }
        if (await mine.AnyAsync(cancellationToken))
            return OperationResult.Done;
        if (await db.Records.Where(r => r.ReviewId == reviewId && r.Number == change.Number).Select(r => (Guid?)r.Id)
            .SingleOrDefaultAsync(cancellationToken) is not { } recordId)
            return OperationResult.Refused("There is no such record in this review.");
        if (!await db.Labels.AnyAsync(l => l.Id == change.LabelId && l.ReviewId == reviewId && l.RetiredAt == null, cancellationToken))
            return OperationResult.Refused("This label is no longer in use. It was not put on the record.");
        db.RecordLabels.Add(
            new RecordLabel
            {
                ReviewId = reviewId,
                LabelId = change.LabelId,
                RecordId = recordId,
                Stage = change.Stage,
                ById = me.UserId,
                At = now
            });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            // A repeat that overtook its first sending: it is there.
        }
        return OperationResult.Done;
    }

    private static LabelColour LeastUsed(List<Label> labels)
        => Enum.GetValues<LabelColour>().OrderBy(colour => labels.Count(l => l.RetiredAt is null && l.Colour == colour)).First();

    private static string? Problem(string name)
        => name.Length == 0 ? "Write the label's name first." : name.Length > LongestName ? $"A label has at most {LongestName} characters."
            : null;

    private static LabelChoice Choice(Label label) => new(label.Id, label.Name, label.Colour);
}
