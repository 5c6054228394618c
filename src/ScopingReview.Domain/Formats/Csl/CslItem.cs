using System.Text.Json;

namespace ScopingReview.Domain.Formats;

/// <summary>The variables of a CSL JSON object.</summary>
internal sealed class CslItem
{
    private static readonly string[] _single = ["id", "title", "type"];

    private readonly Dictionary<string, JsonElement> _variables = new(StringComparer.Ordinal);

    public CslItem(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!_variables.TryAdd(property.Name, property.Value) && Array.IndexOf(_single, property.Name) >= 0)
                Repeated ??= property.Name;
        }
    }

    /// <summary>A variable that an entry has once and that is there twice; null where there is none.</summary>
    public string? Repeated { get; }

    public JsonElement? Value(string name) => _variables.TryGetValue(name, out var value) ? value : null;

    /// <summary>The first of the variables that holds text, in one line; of a list its first item that does.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (All(name).FirstOrDefault() is { } text)
                return text;
        }

        return null;
    }

    /// <summary>The text of a variable, with its paragraphs.</summary>
    public string? Paragraphs(string name) =>
        Value(name) is { } value && Of(value) is { } text ? FieldText.CleanLines(CsvCells.LineFeeds(text)) : Text(name);

    /// <summary>The texts of a variable, which may be a text, a number or a list of them.</summary>
    public IEnumerable<string> All(string name)
    {
        if (Value(name) is not { } value)
            yield break;
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        foreach (var item in items)
        {
            if (Of(item) is { } text && FieldText.Clean(text) is { } clean)
                yield return clean;
        }
    }

    /// <summary>A text or a number as text; null for anything else.</summary>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
