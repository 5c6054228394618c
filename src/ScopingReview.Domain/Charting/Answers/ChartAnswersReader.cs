using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ScopingReview.Domain.Charting;

/// <summary>
/// Reads the answers of charts from their JSON (<see cref="ChartingJson"/>). Answers that are the same are one object for all charts that
/// one reader reads: most of a table are a few options, of which 5,000 charts of 40 items would hold some 200,000 copies.
/// Names are taken as they are written, in lower case first; what it does not know is passed over. Not for several threads at once.
/// </summary>
/// <param name="isForMany">False for a single chart, of which nothing is kept for the next.</param>
public sealed class ChartAnswersReader(bool isForMany = true)
{
    // Bytes of JSON. Longer ones are texts, which hardly ever come twice.
    private const int LongestShared = 120;
    private const int MostShared = 10_000;

    private readonly SharedByBytes<ChartAnswer> _answers = new(MostShared);
    private readonly SharedByBytes<string> _keys = new(MostShared);
    private int _lastCount;

    /// <summary>Reads the answers of one chart.</summary>
    /// <exception cref="JsonException">The text is not the JSON of answers.</exception>
    public ChartAnswers Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return Read(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Reads the answers of one chart.</summary>
    /// <param name="json">The JSON in UTF-8.</param>
    /// <exception cref="JsonException">The text is not the JSON of answers.</exception>
    public ChartAnswers Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var answers = ReadAnswers(ref reader, json, _lastCount);
        _lastCount = answers.Count;
        // Nothing may follow.
        if (reader.Read())
            throw new JsonException("The JSON of chart answers goes on after its end.");
        return new(answers);
    }

    private Dictionary<string, ChartAnswer> ReadAnswers(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int capacity)
    {
        Expect(JsonTokenType.StartObject, ref reader);
        Dictionary<string, ChartAnswer> answers = new(capacity, StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = Key(ref reader);
            reader.Read();
            answers[key] = ReadSharedAnswer(ref reader, json);
        }

        return answers;
    }

    private string Key(ref Utf8JsonReader reader)
    {
        if (!isForMany || reader.ValueIsEscaped)
            return reader.GetString()!;
        return _keys.Find(reader.ValueSpan) ?? _keys.Add(reader.ValueSpan, reader.GetString()!);
    }

    private ChartAnswer ReadSharedAnswer(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        var end = reader;
        end.Skip();
        var bytes = json[start..(int)end.BytesConsumed];
        if (!isForMany || bytes.Length > LongestShared)
            return ReadAnswer(ref reader, json);
        if (_answers.Find(bytes) is not { } answer)
            return _answers.Add(bytes, ReadAnswer(ref reader, json));
        reader = end;
        return answer;
    }

    private ChartAnswer ReadAnswer(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        Expect(JsonTokenType.StartObject, ref reader);
        var answer = new ChartAnswer();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("values"u8))
                answer = answer with { Values = ReadTexts(ref reader) };
            else if (reader.ValueTextEquals("state"u8))
                answer = answer with { State = Deserialize<ChartAnswerState>(ref reader) };
            else if (reader.ValueTextEquals("note"u8))
                answer = answer with { Note = Deserialize<string>(ref reader) };
            else if (reader.ValueTextEquals("rows"u8))
                answer = answer with { Rows = ReadRows(ref reader, json) };
            else if (reader.ValueTextEquals("quotes"u8))
                answer = answer with { Quotes = Deserialize<ChartQuote[]>(ref reader) ?? [] };
            else
                reader.Skip();
        }

        return answer;
    }

    private static string[] ReadTexts(ref Utf8JsonReader reader)
    {
        reader.Read();
        Expect(JsonTokenType.StartArray, ref reader);
        List<string>? several = null;
        string? first = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(JsonTokenType.String, ref reader);
            var text = reader.GetString()!;
            if (first is null)
                first = text;
            else
                (several ??= [first]).Add(text);
        }

        return several?.ToArray() ?? (first is null ? [] : [first]);
    }

    private List<ChartRow> ReadRows(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        Expect(JsonTokenType.StartArray, ref reader);
        List<ChartRow> rows = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            rows.Add(ReadRow(ref reader, json));
        return rows;
    }

    private ChartRow ReadRow(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        Expect(JsonTokenType.StartObject, ref reader);
        var id = "";
        var answers = ChartAnswers.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = Deserialize<string>(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("answers"u8))
            {
                reader.Read();
                answers = new(ReadAnswers(ref reader, json, 0));
            }
            else
            {
                reader.Skip();
            }
        }

        return new(id, answers);
    }

    private static T? Deserialize<T>(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonSerializer.Deserialize<T>(ref reader, ChartingJson.Options);
    }

    private static void Expect(JsonTokenType type, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != type)
            throw new JsonException($"In the JSON of chart answers {reader.TokenType} stands where {type} is expected.");
    }

    /// <summary>What was read from some bytes, for when the same bytes come again.</summary>
    private sealed class SharedByBytes<T>(int most) where T : class
    {
        private readonly Dictionary<byte[], T> _read = new(BytesComparer.Instance);

        public T? Find(ReadOnlySpan<byte> bytes)
            => _read.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(bytes, out var found) ? found : null;

        public T Add(ReadOnlySpan<byte> bytes, T read)
        {
            if (_read.Count < most)
                _read.Add(bytes.ToArray(), read);
            return read;
        }
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
