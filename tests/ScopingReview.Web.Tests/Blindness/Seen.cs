using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace ScopingReview.Web.Tests.Blindness;

/// <summary>
/// What a person receives, as text in which two reviews of the same people can be compared: ids by what they stand for, moments as "then".
/// </summary>
internal sealed partial class Seen(TwinReview review)
{
    private const int Deepest = 12;
    private readonly Dictionary<Guid, string> _names = Names(review);

    public string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    /// <summary>A page or file.</summary>
    public string Of(string text) => Moments().Replace(Ids().Replace(text, id => Name(Guid.Parse(id.Value))), "then");

    private static Dictionary<Guid, string> Names(TwinReview review)
    {
        var names = review.RecordIds.Select((id, i) => (id, name: $"record {i + 1}")).ToDictionary(r => r.id, r => r.name);
        names[review.Id] = "review";
        return names;
    }

    private string Name(Guid id) => _names.GetValueOrDefault(id, "id");

    private void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string words:
                text.Append('"').Append(Of(words)).Append('"');
                break;
            case Guid id:
                text.Append(Name(id));
                break;
            case DateTimeOffset or DateTime:
                text.Append("then");
                break;
            case byte[] bytes:
                text.Append(Of(Encoding.UTF8.GetString(bytes)));
                break;
            case Delegate or Stream or MemberInfo or CancellationToken:
                break;
            case double number:
                // Paces go on with the clock.
                text.Append(number.ToString("0.##", CultureInfo.InvariantCulture));
                break;
            case IFormattable number when value.GetType().IsValueType && value.GetType().Namespace == nameof(System):
                text.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case bool or Enum:
                text.Append(value);
                break;
            case IEnumerable many:
                WriteMany(text, many, depth);
                break;
            default:
                WriteProperties(text, value, depth);
                break;
        }
    }

    private void WriteMany(StringBuilder text, IEnumerable many, int depth)
    {
        List<string> parts = [];
        foreach (var item in many)
        {
            var part = new StringBuilder();
            Write(part, item, depth + 1);
            parts.Add(part.ToString());
        }
        // Sets of ids have the order of the ids.
        if (many is IEnumerable<Guid>)
            parts.Sort(StringComparer.Ordinal);
        text.Append('[').AppendJoin(", ", parts).Append(']');
    }

    private void WriteProperties(StringBuilder text, object value, int depth)
    {
        if (depth > Deepest)
            return;
        text.Append(value.GetType().Name).Append(" { ");
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0))
        {
            text.Append(property.Name).Append(" = ");
            Write(text, property.GetValue(value), depth + 1);
            text.Append("; ");
        }
        text.Append('}');
    }

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}([T_ ]\d{2}[:.]?\d{2}([:.]?\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?", RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Moments();
}
