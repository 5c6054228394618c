using System.Globalization;
using System.Text;
using ScopingReview.Benchmarks.Dedup;

namespace ScopingReview.Benchmarks.Import;

/// <summary>A RIS export of made-up records with abstracts of some 220 words, the same bytes at every call.</summary>
internal static class MadeRis
{
    private const int Vocabulary = 20_000;

    /// <param name="records">How many.</param>
    /// <param name="skip">Leaves out the first so many: what two files have in common are the same publications.</param>
    public static byte[] Of(int records, int skip = 0)
    {
        var draws = new Draws(7);
        string[] words = [.. Enumerable.Range(0, Vocabulary).Select(_ => Word())];
        var text = new StringBuilder();
        for (var i = 0; i < skip + records; i++)
        {
            if (i == skip)
                text.Clear();
            text.Append(CultureInfo.InvariantCulture,
                $"TY  - JOUR\nAU  - {Words(1)}, {Words(1)}\nAU  - {Words(1)}, {Words(1)}\nAU  - {Words(1)}, {Words(1)}\nTI  - {Words(14)} number{i}\n");
            text.Append(CultureInfo.InvariantCulture,
                $"T2  - {Words(4)}\nPY  - {1990 + (i % 35)}\nVL  - {i % 90}\nSP  - {i}\nDO  - 10.1000/made.{i}\nKW  - {Words(2)}\nKW  - {Words(2)}\nAB  - {Words(220)}\nDB  - Made up{(skip > 0 ? " elsewhere" : "")}\nER  - \n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        // Few words are frequent and most are rare, as in any text.
        string Words(int count)
            => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[draws.Below(1 + draws.Below(1 + draws.Below(Vocabulary)))]));

        string Word() => string.Concat(Enumerable.Range(0, 3 + draws.Below(9)).Select(_ => (char)('a' + draws.Below(26))));
    }
}
