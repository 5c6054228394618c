using System.Globalization;

namespace ScopingReview.Domain.Charting;

/// <summary>
/// A rule as one line of text, in the codebook: cases as "phase = commission | design &amp; phase = delivery: co-creation; otherwise:
/// neither", bands as "below 50: small; otherwise: large". Items and options stand there by their keys.
/// </summary>
public static class DerivationText
{
    private const string Otherwise = "otherwise";
    private const string Below = "below ";

    /// <summary>The cases or bands of a rule as text; null for rules that have none.</summary>
    public static string? Write(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        IEnumerable<string> parts = derivation.Rule switch
        {
            DerivationRule.Cases => [.. derivation.Cases.Select(one => $"{string.Join(" & ", one.If.Select(Write))}: {one.Then}"),
                .. derivation.Otherwise is { } otherwise ? [$"{Otherwise}: {otherwise}"] : Array.Empty<string>()],
            DerivationRule.Band => derivation.Bands.Select(band => band.Below is { } below
                ? string.Create(CultureInfo.InvariantCulture, $"{Below}{below}: {band.Then}") : $"{Otherwise}: {band.Then}"),
            _ => [],
        };
        var text = string.Join("; ", parts);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Reads cases or bands into a rule.</summary>
    /// <param name="derivation">The rule, without them.</param>
    /// <param name="text">The text; null leaves the rule as it is.</param>
    /// <param name="fault">The part that was not understood; null where all was.</param>
    public static Derivation Read(Derivation derivation, string? text, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        fault = null;
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } when, { Length: > 0 } then])
                fault ??= part;
            else if (when.Equals(Otherwise, StringComparison.OrdinalIgnoreCase))
                derivation = derivation.Rule == DerivationRule.Band
                    ? derivation with { Bands = [.. derivation.Bands, new NumberBand(null, then)] } : derivation with { Otherwise = then };
            else if (derivation.Rule == DerivationRule.Band)
                derivation = Limit(when) is { } limit
                    ? derivation with { Bands = [.. derivation.Bands, new NumberBand(limit, then)] } : Faulty(derivation, part, ref fault);
            else
                derivation = Conditions(when) is { } conditions
                    ? derivation with { Cases = [.. derivation.Cases, new DerivationCase(conditions, then)] }
                    : Faulty(derivation, part, ref fault);
        }

        return derivation;
    }

    private static Derivation Faulty(Derivation derivation, string part, ref string? fault)
    {
        fault ??= part;
        return derivation;
    }

    private static string Write(AnswerCondition condition) => $"{condition.Item} = {string.Join(" | ", condition.Values)}";

    private static decimal? Limit(string text)
        => text.StartsWith(Below, StringComparison.OrdinalIgnoreCase) && ChartNumber.TryRead(text[Below.Length..], out var limit) ? limit
            : null;

    private static List<AnswerCondition>? Conditions(string text)
    {
        List<AnswerCondition> conditions = [];
        foreach (var one in text.Split('&', StringSplitOptions.TrimEntries))
        {
            if (one.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } item, { Length: > 0 } values])
                return null;
            conditions.Add(new AnswerCondition(item,
                values.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        }

        return conditions;
    }
}
