using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// Enums that come from outside are known by exactly one of their names. .NET's own parsing takes numbers as well, also of no member, and
/// several names joined by commas: values that nobody can mean.
/// </summary>
internal static class EnumName
{
    /// <summary>The member of this name, in letters of either case; null where there is none.</summary>
    public static T? Of<T>(string? text) where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (string.Equals(member.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return member;
        }

        return null;
    }

    /// <summary>What a select of these members was changed to; null for what is none of them.</summary>
    public static T? Of<T>(object? chosen) where T : struct, Enum => Of<T>(chosen as string);
}

/// <summary>An enum in JSON by its name; anything else is malformed.</summary>
internal sealed class EnumNameConverter<T> : JsonConverter<T> where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String && EnumName.Of<T>(reader.GetString()) is { } member
            ? member
            : throw new JsonException($"Not one of {string.Join(", ", Enum.GetNames<T>())}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
