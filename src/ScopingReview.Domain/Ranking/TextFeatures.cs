using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScopingReview.Domain.Ranking;

/// <summary>
/// Texts as rows of weighted terms: words and pairs of neighbouring words, tf = 1 + ln(count), idf = ln((1 + n)/(1 + df)) + 1, each row of
/// length 1 (Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0; smoothed as in scikit-learn's TfidfVectorizer).
/// </summary>
/// <remarks>
/// A term that stands in one record alone says nothing of any other: it has no column. What such terms add to the squared length of their
/// row is kept (<see cref="OwnShare"/>), so that a linear model is the same to the last digit with a third of the numbers. Columns are
/// ordered by how many records have the term, so that what is looked at often lies together in memory.
/// </remarks>
public sealed class TextFeatures
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly float[] _values;
    private readonly double[] _ownShares;
    private readonly (int First, int Second)[] _terms;
    private readonly Dictionary<int, string> _words;

    private TextFeatures(TermCounts counts, RankingOptions options)
    {
        var (rows, vocabulary) = (counts.Rows, counts.Vocabulary);
        var most = options.MaxDocumentShare * rows.Count;
        var idf = new double[vocabulary.Count];
        var column = new int[vocabulary.Count];
        Array.Fill(column, -1);
        for (var term = 0; term < idf.Length; term++)
        {
            var with = counts.RecordsWith(term);
            idf[term] = with > most ? 0 : Math.Log((1.0 + rows.Count) / (1.0 + with)) + 1;
        }

        var kept = Enumerable.Range(0, idf.Length).Where(term => idf[term] > 0 && counts.RecordsWith(term) > 1)
            .OrderByDescending(counts.RecordsWith).ThenBy(term => term).ToArray();
        _terms = Array.ConvertAll(kept, term => vocabulary.Terms[term]);
        for (var i = 0; i < kept.Length; i++)
        {
            column[kept[i]] = i;
        }

        _words = vocabulary.Words();
        _starts = new int[rows.Count + 1];
        for (var row = 0; row < rows.Count; row++)
        {
            _starts[row + 1] = _starts[row] + rows[row].Terms.Count(term => column[term] >= 0);
        }

        _columns = new int[_starts[^1]];
        _values = new float[_starts[^1]];
        _ownShares = new double[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            Fill(row, rows[row].Terms, rows[row].Counts, idf, column);
        }
    }

    /// <summary>How many records there are.</summary>
    public int Count => _ownShares.Length;

    /// <summary>How many terms stand in more than one record.</summary>
    public int Columns => _terms.Length;

    /// <summary>Whether any record holds a word that counts.</summary>
    public bool HasAny => Enumerable.Range(0, Count).Any(HasTerms);

    /// <summary>The features of a set of records.</summary>
    /// <param name="texts">One for each record; a record is known by its position.</param>
    /// <param name="options">Which terms count how much.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TextFeatures Of(IEnumerable<RankedText> texts, RankingOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        var counts = new TermCounts();
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            counts.Add(text, options);
        }

        return new TextFeatures(counts, options);
    }

    /// <summary>The term of a column: a word, or two with a space.</summary>
    /// <param name="column">From 0.</param>
    public string Term(int column)
    {
        var (first, second) = _terms[column];
        return second < 0 ? _words[first] : $"{_words[first]} {_words[second]}";
    }

    /// <summary>The columns of a record's terms, ascending.</summary>
    internal ReadOnlySpan<int> ColumnsOf(int row) => _columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>The values beside them.</summary>
    internal ReadOnlySpan<float> ValuesOf(int row) => _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>What terms that no other record has add to the squared length of a row.</summary>
    internal double OwnShare(int row) => _ownShares[row];

    /// <summary>False for a record that holds no word that counts.</summary>
    internal bool HasTerms(int row) => _ownShares[row] > 0 || _starts[row + 1] > _starts[row];

    /// <summary>The squared length of a row with the 1 of the intercept: 2, or 1 of a row without terms.</summary>
    internal double Squared(int row) => HasTerms(row) ? 2 : 1;

    /// <summary>A row times weights of the columns, one for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double Product(int row, double[] weights)
    {
        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var column = ref MemoryMarshal.GetArrayDataReference(_columns);
        ref var value = ref MemoryMarshal.GetArrayDataReference(_values);
        double even = 0, odd = 0;
        int i = _starts[row], end = _starts[row + 1];
        // Two sums, so that one addition need not wait for the other. Columns are those of this object, and weights has as many.
        for (; i + 1 < end; i += 2)
        {
            even += Unsafe.Add(ref weight, Unsafe.Add(ref column, i)) * Unsafe.Add(ref value, i);
            odd += Unsafe.Add(ref weight, Unsafe.Add(ref column, i + 1)) * Unsafe.Add(ref value, i + 1);
        }

        return i < end ? even + odd + (Unsafe.Add(ref weight, Unsafe.Add(ref column, i)) * Unsafe.Add(ref value, i)) : even + odd;
    }

    /// <summary>Adds a multiple of a row to weights of the columns, one for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddTo(double[] weights, int row, double by)
    {
        if (by == 0)
        {
            return;
        }

        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var column = ref MemoryMarshal.GetArrayDataReference(_columns);
        ref var value = ref MemoryMarshal.GetArrayDataReference(_values);
        var end = _starts[row + 1];
        for (var i = _starts[row]; i < end; i++)
        {
            Unsafe.Add(ref weight, Unsafe.Add(ref column, i)) += by * Unsafe.Add(ref value, i);
        }
    }

    private void Fill(int row, int[] terms, ushort[] counts, double[] idf, int[] column)
    {
        double own = 0, squared = 0;
        var next = _starts[row];
        for (var i = 0; i < terms.Length; i++)
        {
            var value = (1 + Math.Log(counts[i])) * idf[terms[i]];
            squared += value * value;
            if (column[terms[i]] < 0)
            {
                own += value * value;
                continue;
            }

            _columns[next] = column[terms[i]];
            _values[next++] = (float)value;
        }

        if (squared == 0)
        {
            return;
        }

        var span = _values.AsSpan(_starts[row], next - _starts[row]);
        var length = Math.Sqrt(squared);
        foreach (ref var value in span)
        {
            value = (float)(value / length);
        }

        _columns.AsSpan(_starts[row], span.Length).Sort(span);
        _ownShares[row] = own / squared;
    }
}
