using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Broken files: whatever is cut, doubled, swapped or overwritten, nothing throws and the counts add up.</summary>
public sealed class RisMutationTests
{
    private static readonly byte[][] _seeds =
    [
        .. new[]
        {
            "TY  - JOUR\r\nTI  - Ökologie <i>heute</i> &amp; morgen\r\nAU  - López, Å.\r\nAU  - Liu R.\r\nPY  - 2016/09//\r\nSP  - 377\r\nEP  - 86\r\nDO  - https://doi.org/10.1000/A%28b%29.\r\nER  - \r\n\r\nTY  - CHAP\r\nT1  - Two\r\nA2  - Ed, I.\r\nER  - \r\n",
            "\uFEFF1.\nTY  - JOUR\nID  - 5\nN2  - Abstract,\n      wrapped\nER then more\nKW  - *a; b\nKW  - c\nd\nSN  - 2277-9175 (Print)\n978-3-319-45678-5\nER  -\nNL  - X\n\nLink to it: http://x\n\n2.\nTY  - BOOK\nBT  - Book\nER  -\n",
            "AU  - A, B; C, D; et al.\rTI  - Mac file\rTY  - THES\rN1  - Accession Number: 117; doi: 10.1000/x.\rUR  - www.a.example; http://b.example\rER  - \r",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("TY  - JOUR\nTI  - Sechzehn\nER  - \n")).ToArray(),
    ];

    private static readonly string[] _pieces = ["TY  - ", "ER  - \n", "ER  -", "\n", "\r", "\r\n", "\n\n", "  - ", "\uFEFF", "\0", "é", "\u0085", "&#xD800;", "&#0;", "<i>", "10.1000/", "%", "AU  - ;\n", "SP  - -\n", "PY  - 99999\n"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Broken_files_are_read_as_far_as_they_go(uint seed)
    {
        var random = new Draws(seed);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Mutate(_seeds[random.Next(_seeds.Length)], random);

            await using var stream = new ChunkedStream(bytes, 1 + random.Next(64));
            var items = await Ris.ReadAsync(stream);

            var tally = items.Tally();
            Assert.True(tally.AddsUp, Encoding.Latin1.GetString(bytes));
            Assert.Equal(tally.Entries, items.Count(item => item is ReadRecord or RefusedEntry));
            Assert.All(items.Records(), record => Assert.True(IsStorable(record.RawText) && IsStorable(record.Title) && IsStorable(record.Abstract) && IsStorable(record.Doi)));
            Assert.Equal(FormatDetector.Detect(bytes).Kind, FormatDetector.Detect(bytes).Kind);
        }
    }

    /// <summary>PostgreSQL takes no NUL, and half a surrogate pair cannot be written as UTF-8.</summary>
    private static bool IsStorable(string? text) =>
        text is null || (!text.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text);

    private static byte[] Mutate(byte[] seed, Draws random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(6); change >= 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            var length = random.Next(Math.Min(40, bytes.Count - at) + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(_pieces[random.Next(_pieces.Length)]));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A xorshift generator (Marsaglia 2003, doi:10.18637/jss.v008.i14): the same draws on every machine.</summary>
    private sealed class Draws(uint seed)
    {
        private uint _state = seed * 2654435761;

        public int Next(int below)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)below);
        }
    }
}
