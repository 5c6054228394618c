using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScopingReview.Domain.Charting;

/// <summary>
/// The JSON in which form versions and answers are stored: camelCase names, enumerations as words, nothing written for null
/// and for lists without entries.
/// </summary>
public static class ChartingJson
{
    /// <summary>The options; use the same for reading and writing.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutEmptyLists } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A form version as JSON.</summary>
    public static string Write(ChartingForm form) => JsonSerializer.Serialize(form, Options);

    /// <summary>Answers as JSON.</summary>
    public static string Write(ChartAnswers answers) => JsonSerializer.Serialize(answers, Options);

    /// <summary>Reads a form version.</summary>
    /// <exception cref="JsonException">The text is not the JSON of a form.</exception>
    public static ChartingForm ReadForm(string json) =>
        JsonSerializer.Deserialize<ChartingForm>(json, Options) ?? throw new JsonException("The JSON of a charting form is null.");

    /// <summary>Reads answers; those of many charts are read by one <see cref="ChartAnswersReader"/>.</summary>
    /// <exception cref="JsonException">The text is not the JSON of answers.</exception>
    public static ChartAnswers ReadAnswers(string json) => new ChartAnswersReader(isForMany: false).Read(json);

    // Sections and conditions are part of what they stand in, empty or not; the lists of an item or an answer are there where it has some.
    private static void WithoutEmptyLists(JsonTypeInfo type)
    {
        if (type.Type != typeof(ChartAnswer) && type.Type != typeof(ChartingItem) && type.Type != typeof(ChartingOption)
            && type.Type != typeof(Derivation))
            return;
        foreach (var property in type.Properties.Where(property => typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
            && property.PropertyType != typeof(string)))
            property.ShouldSerialize = (_, list) => list is ICollection { Count: > 0 };
    }
}
