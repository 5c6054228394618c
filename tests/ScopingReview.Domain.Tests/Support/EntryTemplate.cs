using System.Text;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>
/// A format by the lines of one entry, from which whole files are made. Each ~ stands for the name of the entry, which no other entry has;
/// the entry's title is <see cref="TitleOf"/>.
/// </summary>
/// <param name="Name">For the test's name.</param>
/// <param name="Kind">The format.</param>
/// <param name="Before">What the file begins with.</param>
/// <param name="Entry">The lines of an entry.</param>
/// <param name="After">What the file ends with.</param>
public sealed record EntryTemplate(string Name, FileKind Kind, string Before, string Entry, string After = "")
{
    private static readonly string[] _names = ["Alder", "Birch", "Cedar", "Dogwood", "Elm"];

    /// <summary>The names of the entries of a file, in order.</summary>
    public static IReadOnlyList<string> Names => _names;

    /// <summary>The lines of a file without their ends, each with the index of its entry; null for lines outside of entries.</summary>
    public IReadOnlyList<(string Text, int? Entry)> Lines()
    {
        var lines = new List<(string, int?)>();
        Add(Before, null);
        for (var i = 0; i < _names.Length; i++)
            Add(Entry.Replace("~", _names[i], StringComparison.Ordinal), i);
        Add(After, null);
        return lines;

        void Add(string text, int? entry) =>
            lines.AddRange(text.Split('\n').SkipLast(1).Select(line => (line, line.Length == 0 ? null : entry)));
    }

    /// <summary>The title of an entry.</summary>
    public static string TitleOf(int entry) => $"Peers of {_names[entry]}";

    /// <summary>A whole file.</summary>
    public static byte[] File(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
}
