using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>What is written into the lists of the settings.</summary>
internal static class SettingsText
{
    /// <summary>Characters of an entry.</summary>
    public const int Longest = 500;

    /// <summary>Entries, one a line, each once.</summary>
    public static List<string> Lines(string text)
        => [.. PostgresText.Of(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What is wrong with entries; null where nothing is.</summary>
    public static string? Problem(List<string> lines)
        => lines.Count == 0 || lines.Exists(line => line.Length == 0) ? "Write something first."
            : lines.Find(line => line.Length > Longest) is { } tooLong ? $"“{tooLong[..40]}…” is longer than {Longest} characters."
            : null;

    /// <summary>Moves an entry one place up or down; the first and the last stay where they are.</summary>
    public static void MoveOne<T>(this List<T> list, int index, bool up)
    {
        var target = up ? index - 1 : index + 1;
        if (index >= 0 && target >= 0 && target < list.Count)
            (list[index], list[target]) = (list[target], list[index]);
    }
}
