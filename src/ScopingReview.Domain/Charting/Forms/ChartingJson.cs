using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScopingReview.Domain.Charting;

/// <summary>
/// The JSON in which form versions and answers are stored: camelCase names, enumerations as words, nothing written for null.
/// </summary>
public static class ChartingJson
{
    /// <summary>The options; use the same for reading and writing.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
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

    /// <summary>Reads answers.</summary>
    /// <exception cref="JsonException">The text is not the JSON of answers.</exception>
    public static ChartAnswers ReadAnswers(string json) =>
        JsonSerializer.Deserialize<ChartAnswers>(json, Options) ?? throw new JsonException("The JSON of chart answers is null.");
}
