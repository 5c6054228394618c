namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>Reasons of exclusions as other tools write them.</summary>
internal static class ReasonText
{
    private const string Mark = "Exclusion reason:";

    /// <summary>"Exclusion reason: Wrong population; …", as Covidence writes it into the notes.</summary>
    public static bool IsMarked(string? text) => text is not null && text.Contains(Mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>The reasons in a cell: those after the mark, one; else all between semicolons.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        if (text is null)
            return [];
        var at = text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        var reasons = (at < 0 ? text : text[(at + Mark.Length)..])
            .Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return at < 0 ? reasons : reasons[..Math.Min(1, reasons.Length)];
    }
}
