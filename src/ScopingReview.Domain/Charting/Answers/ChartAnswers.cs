using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScopingReview.Domain.Charting;

/// <summary>The answers of one chart by item key. Its JSON is an object with the item keys as names.</summary>
[JsonConverter(typeof(Converter))]
public sealed class ChartAnswers
{
    private readonly Dictionary<string, ChartAnswer> _answers;
    // In order: made when it is asked for, since thousands of charts are read for their answers alone.
    private string[]? _keys;

    /// <summary>Answers by item key.</summary>
    public ChartAnswers(IEnumerable<KeyValuePair<string, ChartAnswer>> answers) => _answers = answers.ToDictionary(StringComparer.Ordinal);

    internal ChartAnswers(Dictionary<string, ChartAnswer> answers) => _answers = answers;

    /// <summary>No answers.</summary>
    public static ChartAnswers None { get; } = new([]);

    /// <summary>Keys of the items that have an answer (or an answer that was emptied), in ordinal order.</summary>
    public IReadOnlyCollection<string> Keys => _keys ??= [.. _answers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The answer to an item, or null.</summary>
    public ChartAnswer? this[string itemKey] => _answers.GetValueOrDefault(itemKey);

    /// <summary>The row of a group with this id, or null.</summary>
    public ChartRow? Row(string id) => Keys.SelectMany(key => _answers[key].Rows).FirstOrDefault(row => row.Id == id);

    /// <summary>These answers with one more or one replaced.</summary>
    public ChartAnswers With(string itemKey, ChartAnswer answer)
        => new(new Dictionary<string, ChartAnswer>(_answers, StringComparer.Ordinal)
        {
            [itemKey] = answer,
        });

    /// <summary>These answers with others beside them, which take the place of those to the same items.</summary>
    public ChartAnswers With(ChartAnswers others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var all = new Dictionary<string, ChartAnswer>(_answers, StringComparer.Ordinal);
        foreach (var (key, answer) in others._answers)
            all[key] = answer;
        return new(all);
    }

    /// <summary>These answers without that to an item.</summary>
    public ChartAnswers Without(string itemKey) => new(_answers.Where(entry => entry.Key != itemKey));

    private sealed class Converter : JsonConverter<ChartAnswers>
    {
        public override ChartAnswers Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ChartingJson.ReadAnswers(JsonElement.ParseValue(ref reader).GetRawText());

        public override void Write(Utf8JsonWriter writer, ChartAnswers value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new SortedDictionary<string, ChartAnswer>(value._answers, StringComparer.Ordinal), options);
    }
}
