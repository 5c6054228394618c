using System.Text;
using FsCheck.Fluent;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class TextDecodingTests
{
    private const string Text = "TI  - Ökologie für Ærø – “β-blockers” 漢字 😀";

    public static TheoryData<string, bool> Encodings() => new()
    {
        { "utf-8", true }, { "utf-8", false }, { "utf-16", true }, { "utf-16BE", true }, { "utf-32", true }, { "utf-32BE", true },
        { "utf-16", false }, { "utf-16BE", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Text_is_decoded_by_its_mark_or_as_UTF8(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        Assert.Equal(Text, (await DecodeAsync(bytes, chunk: 4096)).Text);
        Assert.Equal(Text, (await DecodeAsync(bytes, chunk: 1)).Text);
        Assert.Equal(Text, TextDecoding.DecodeBeginning(bytes));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_read_as_Windows_1252()
    {
        byte[] bytes = [.. "L"u8, 0xF3, .. "pez "u8, 0x96, .. " "u8, 0x80, .. "5"u8];

        var (text, decoding) = await DecodeAsync(bytes, chunk: 3);

        Assert.Equal("López – €5", text);
        Assert.Equal(3, decoding.Windows1252Bytes);
        Assert.Equal(1, decoding.FirstWindows1252At);
    }

    [Fact]
    public async Task A_damaged_byte_costs_one_letter_and_not_the_rest()
    {
        byte[] bytes = [.. "é"u8, 0xE9, .. "é"u8, 0xC3];

        Assert.Equal("éééÃ", (await DecodeAsync(bytes, chunk: 1)).Text);
    }

    [Fact]
    public async Task NUL_characters_are_replaced_and_counted()
    {
        var (text, decoding) = await DecodeAsync("ab\0c\0"u8.ToArray(), chunk: 4096);

        Assert.Equal("ab\uFFFDc\uFFFD", text);
        Assert.Equal(2, decoding.NulCharacters);
    }

    [Fact]
    public void Any_bytes_decode_in_any_chunks_to_the_same_text()
    => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte>((bytes, chunk) =>
    {
        var whole = DecodeAsync(bytes, chunk: 100_000).GetAwaiter().GetResult().Text;
        var pieces = DecodeAsync(bytes, chunk: 1 + (chunk % 7)).GetAwaiter().GetResult().Text;
        return whole == pieces;
    }));

    private static async Task<(string Text, TextDecoding Decoding)> DecodeAsync(byte[] bytes, int chunk)
    {
        await using var stream = new ChunkedStream(bytes, chunk);
        var decoding = new TextDecoding(stream);
        var text = new StringBuilder();
        var buffer = new char[7];
        for (int read; (read = await decoding.ReadAsync(buffer, CancellationToken.None)) > 0;)
            text.Append(buffer, 0, read);
        return (text.ToString(), decoding);
    }
}
