namespace ScopingReview.Domain.Screening;

/// <summary>A criterion in one wording, for as long as it stood.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Includes">Whether it speaks for inclusion; else for exclusion.</param>
/// <param name="Text">The wording.</param>
/// <param name="AddedAt">From when it stood.</param>
/// <param name="RetiredAt">Until when; null while it stands.</param>
/// <param name="ReplacesId">The wording that it took the place of, if it is a rewording.</param>
public sealed record CriterionWording(
    Guid Id, bool Includes, string Text, DateTimeOffset AddedAt, DateTimeOffset? RetiredAt, Guid? ReplacesId);

/// <summary>One thing that was changed in the criteria.</summary>
/// <param name="Includes">Whether the criterion speaks for inclusion.</param>
/// <param name="Old">The words before; null for a new criterion.</param>
/// <param name="New">The words after; null for one that was retired.</param>
public sealed record CriterionChange(bool Includes, string? Old, string? New);

/// <summary>The eligibility criteria as they stood for a time.</summary>
/// <param name="Number">From 1.</param>
/// <param name="From">When it began.</param>
/// <param name="Changes">What tells it from the version before; for the first one, its criteria.</param>
public sealed record CriteriaVersion(int Number, DateTimeOffset From, IReadOnlyList<CriterionChange> Changes);

/// <summary>
/// The versions of a review's eligibility criteria, derived from when each wording stood. JBI's manual for scoping reviews asks that
/// deviations from the protocol be reported; which decisions were made under which criteria is what makes that possible (Peters et al.
/// 2020, doi 10.11124/JBIES-20-00167).
/// </summary>
public static class CriteriaVersions
{
    /// <summary>
    /// The versions in the order of time. Whatever was written down before anybody decided is the first one, in however many steps; after
    /// that, every moment at which something changed begins another.
    /// </summary>
    /// <param name="wordings">All wordings, those that no longer stand included.</param>
    /// <param name="firstDecision">When the first decision of the review was made; null before that.</param>
    public static IReadOnlyList<CriteriaVersion> Of(IReadOnlyCollection<CriterionWording> wordings, DateTimeOffset? firstDecision)
    {
        ArgumentNullException.ThrowIfNull(wordings);
        var later = wordings.SelectMany(wording => new[] { wording.AddedAt, wording.RetiredAt ?? wording.AddedAt })
            .Where(at => at > firstDecision).Distinct().Order().ToList();
        var versions = new List<CriteriaVersion>();
        var first = wordings.Where(wording => !later.Contains(wording.AddedAt) && (wording.RetiredAt is not { } end || later.Contains(end)))
            .ToList();
        if (first.Count > 0)
            versions.Add(
                new(1, first.Min(wording => wording.AddedAt),
                    [.. first.Select(wording => new CriterionChange(wording.Includes, null, wording.Text))]));
        foreach (var at in later)
            versions.Add(new(versions.Count + 1, at, [.. Changes(wordings, at)]));
        return versions;
    }

    private static IEnumerable<CriterionChange> Changes(IReadOnlyCollection<CriterionWording> wordings, DateTimeOffset at)
    {
        var added = wordings.Where(wording => wording.AddedAt == at).ToList();
        foreach (var wording in added)
            yield return new(wording.Includes, wordings.FirstOrDefault(old => old.Id == wording.ReplacesId)?.Text, wording.Text);
        foreach (var wording in wordings.Where(wording => wording.RetiredAt == at
            && !added.Exists(successor => successor.ReplacesId == wording.Id)))
            yield return new(wording.Includes, wording.Text, null);
    }
}
