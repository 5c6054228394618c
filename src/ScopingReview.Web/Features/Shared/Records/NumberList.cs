using System.Globalization;

namespace ScopingReview.Web.Features.Shared.Records;

/// <summary>Record numbers as one value of an address: in order, each once, with dots between them ("3.17.204").</summary>
public static class NumberList
{
    /// <summary>More would make an address longer than servers and browsers take.</summary>
    public const int Most = 1000;

    public static string Format(IEnumerable<int> numbers)
        => string.Join('.', numbers.Distinct().Order().Take(Most).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The numbers in order. What is no number from 1 on counts as not said.</summary>
    public static IReadOnlyList<int> Parse(string? text)
        => [.. (text ?? "").Split('.', Most + 1, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0).Distinct().Order().Take(Most)];
}
