using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

public sealed record HighlightEntry(Guid Id, HighlightKind Kind, string Term);

/// <summary>The words that are highlighted for a person: the review's and their own.</summary>
public sealed record HighlightLists(IReadOnlyList<HighlightEntry> Words, Membership Me)
{
    public IEnumerable<HighlightEntry> Of(HighlightKind kind) => Words.Where(word => word.Kind == kind);

    /// <summary>The review's words are for the lead to change; one's own for oneself.</summary>
    public bool MayChange(HighlightKind kind) => kind == HighlightKind.Own ? Me.MayContribute : Me.IsLead;
}

/// <summary>The words that are highlighted for a person: the review's, which leads change, and their own.</summary>
public sealed class HighlightService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int LongestTerm = 200;
    private const int Most = 300;

    public async Task<HighlightLists> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return new HighlightLists(
            await db.HighlightWords.Where(w => w.ReviewId == reviewId && (w.UserId == null || w.UserId == me.UserId)).OrderBy(w => w.Term)
                .Select(w => new HighlightEntry(w.Id, w.Kind, w.Term)).ToListAsync(cancellationToken),
            me);
    }

    /// <summary>Adds words of one's own, one a line or separated by commas; those already there are passed over.</summary>
    public async Task<OperationResult> AddOwnAsync(Guid reviewId, string text, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var terms = Terms(text);
        if (Problem(terms) is { } problem)
            return OperationResult.Refused(problem);
        var present = await db.HighlightWords.Where(w => w.ReviewId == reviewId && w.UserId == me.UserId).Select(w => w.Term)
            .ToListAsync(cancellationToken);
        var added = terms.Except(present, StringComparer.OrdinalIgnoreCase).ToList();
        if (present.Count + added.Count > Most)
            return OperationResult.Refused($"Your list has at most {Most} words. A wildcard (peer*) can stand for several.");
        db.HighlightWords.AddRange(
            added.Select(term => new HighlightWord { ReviewId = reviewId, UserId = me.UserId, Kind = HighlightKind.Own, Term = term }));
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    public async Task<OperationResult> RemoveOwnAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await db.HighlightWords.Where(w => w.Id == id && w.ReviewId == reviewId && w.UserId == me.UserId)
            .ExecuteDeleteAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Adds words to highlight for everybody, one a line or separated by commas; those already there are passed over.</summary>
    public async Task<OperationResult> AddWordsAsync(
        Guid reviewId, HighlightKind kind, string text, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var terms = Terms(text);
        if (Problem(terms) is { } problem)
            return OperationResult.Refused(problem);
        if (kind == HighlightKind.Own)
            return OperationResult.Refused("The words of the review speak for or against inclusion.");
        var present = await db.HighlightWords.Where(w => w.ReviewId == reviewId && w.UserId == null && w.Kind == kind)
            .Select(w => w.Term).ToListAsync(cancellationToken);
        var added = terms.Except(present, StringComparer.OrdinalIgnoreCase).ToList();
        db.HighlightWords.AddRange(added.Select(term => new HighlightWord { ReviewId = reviewId, Kind = kind, Term = term }));
        if (added.Count > 0)
            db.Record(me, clock.GetUtcNow(), "words.added", kind.ToString(), null, string.Join(", ", added));
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    public async Task<OperationResult> RemoveWordAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await db.HighlightWords.SingleOrDefaultAsync(w => w.Id == id && w.ReviewId == reviewId
            && w.UserId == null, cancellationToken) is not { } word)
            return OperationResult.Done;
        db.HighlightWords.Remove(word);
        db.Record(me, clock.GetUtcNow(), "words.removed", word.Kind.ToString(), word.Term);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    private static List<string> Terms(string text)
        => [.. PostgresText.Of(text).Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string? Problem(List<string> terms)
        => terms.Count == 0 ? "Write a word first."
            : terms.Find(term => !term.Any(char.IsLetterOrDigit)) is { } empty ? $"“{empty}” has no letter or digit to look for."
            : terms.Find(term => term.Length > LongestTerm) is { } tooLong ? $"“{tooLong[..40]}…” is longer than {LongestTerm} characters."
            : null;
}
