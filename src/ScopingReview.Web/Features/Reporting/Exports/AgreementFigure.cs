using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>A figure of agreement as pages and files show it.</summary>
/// <param name="Text">The figure in words: "0.71 (0.64–0.78)", "not estimable". For a count, the number.</param>
/// <param name="Explanation">What it is, for the page.</param>
/// <param name="Set">Key of the records that are counted (<see cref="AgreementSet"/>); null for a figure that is no count.</param>
public sealed record AgreementFigure(string Name, string Text, string? Explanation = null, string? Set = null)
{
    /// <summary>The figure, its standard error and the bounds of its 95 % interval, for files; empty where there is none.</summary>
    public IReadOnlyList<double?> Numbers { get; init; } = [];

    /// <summary>Why there is no figure, or no interval.</summary>
    public string? Reason { get; init; }

    /// <summary>What stands below the figure on the page: its standard error, or the reason.</summary>
    public string? Note => Reason ?? (Numbers is [_, { } error, ..] ? $"SE {AgreementNumbers.Coefficient(error, 3)}" : null);

    internal static AgreementFigure Count(string name, long value, string set, string? explanation = null)
        => new(name, value.Grouped(), explanation, set) { Numbers = [value] };

    internal static AgreementFigure Number(string name, double? value, string explanation)
        => value is { } number
            ? new(name, AgreementNumbers.Coefficient(number), explanation) { Numbers = [number] }
            : None(name, explanation);

    internal static AgreementFigure Estimate(string name, CoefficientEstimate? estimate, string? explanation, string? whyNone)
    {
        if (estimate is null)
            return None(name, explanation, whyNone);
        var interval = AgreementNumbers.Interval(estimate) is { } bounds ? $" ({bounds})" : "";
        return new(name, AgreementNumbers.Coefficient(estimate) + interval, explanation)
        {
            Numbers = [estimate.Value, estimate.StandardError, estimate.Lower, estimate.Upper],
            Reason = AgreementNumbers.WhyNoInterval(estimate),
        };
    }

    internal static AgreementFigure None(string name, string? explanation, string? reason = null)
        => new(name, AgreementNumbers.NotEstimable, explanation) { Reason = reason };

    /// <summary>The figure as a row of a file: name, value, standard error, bounds, and why there is no figure or no interval.</summary>
    internal IReadOnlyList<object?> Row(string prefix = "")
    {
        var numbers = Numbers.Select(InFile).Concat(Enumerable.Repeat<object?>(null, 4)).Take(4);
        return [prefix + Name, .. Numbers.Count == 0 ? [Text, null, null, null] : numbers, Reason];
    }

    // Six places are more than any reader needs, and hide no rounding on the way to a table.
    private static object? InFile(double? number)
        => number is { } value ? Math.Round((decimal)value, 6, MidpointRounding.AwayFromZero) : null;
}
