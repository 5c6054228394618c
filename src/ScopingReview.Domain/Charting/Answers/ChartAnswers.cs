using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScopingReview.Domain.Charting;

/// <summary>The answers of one chart by item key. Its JSON is an object with the item keys as names.</summary>
[JsonConverter(typeof(Converter))]
public sealed class ChartAnswers
{
    private readonly SortedDictionary<string, ChartAnswer> _answers;

    /// <summary>Answers by item key.</summary>
    public ChartAnswers(IEnumerable<KeyValuePair<string, ChartAnswer>> answers) =>
        _answers = new SortedDictionary<string, ChartAnswer>(answers.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>No answers.</summary>
    public static ChartAnswers None { get; } = new([]);

    /// <summary>Keys of the items that have an answer (or an answer that was emptied).</summary>
    public IReadOnlyCollection<string> Keys => _answers.Keys;

    /// <summary>The answer to an item, or null.</summary>
    public ChartAnswer? this[string itemKey] => _answers.GetValueOrDefault(itemKey);

    /// <summary>The row of a group with this id, or null.</summary>
    public ChartRow? Row(string id) => _answers.Values.SelectMany(answer => answer.Rows).FirstOrDefault(row => row.Id == id);

    /// <summary>These answers with one more or one replaced.</summary>
    public ChartAnswers With(string itemKey, ChartAnswer answer) =>
        new(_answers.Where(entry => entry.Key != itemKey).Append(new(itemKey, answer)));

    /// <summary>These answers without that to an item.</summary>
    public ChartAnswers Without(string itemKey) => new(_answers.Where(entry => entry.Key != itemKey));

    private sealed class Converter : JsonConverter<ChartAnswers>
    {
        public override ChartAnswers Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, ChartAnswer>>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, ChartAnswers value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value._answers, options);
    }
}
