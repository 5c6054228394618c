using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class BibTexReaderTests
{
    [Theory]
    [InlineData("@article{k, title = {One}}")]
    [InlineData("@ARTICLE { k ,\r\n\tTitle = \"One\"\r\n}")]
    [InlineData("@article(k, title = {One})")]
    [InlineData("@article(k,\n title = \"One\",\n year = 2001\n)\n")]
    [InlineData("\uFEFF% a comment\n@article{k,title={One},}")]
    [InlineData("Text before.\n\n@article{k,title={One}}\n\nText after, me@example.org (me).")]
    [InlineData("@article{k,title={{One}}}")]
    [InlineData("@article{k,title={{{O}ne}}}")]
    [InlineData("@article{k,\n% a comment, with = and {\ntitle = {One}}")]
    [InlineData("@article{k, year = 2001 title = {One}}")]
    [InlineData("@article{title = {One}, year = 2001}")]
    [InlineData("@article{,title = {One}}")]
    [InlineData("@article{Smith et al, title = {One}}")]
    [InlineData("@article{doi:10.1000/a(b)c, title = {One}}")]
    [InlineData("@article\n{k, title = {One}}")]
    [InlineData("% Encoding: UTF-8@PREAMBLE{text}@article{k,title={One}}")]
    [InlineData("@string{a = \"On\"}\n@article{k, title = a # \"e\"}")]
    [InlineData("@string(a = {O}) @string{b = a # \"n\"}\n@article{k, title = B # {e}}")]
    [InlineData("@comment{jabref-meta: databaseType:bibtex;}\n@article{k,title={One}}")]
    [InlineData("@comment{\n@article{old,title={Old}}\n}\n@article{k,title={One}}")]
    [InlineData("@comment{ never closed\n@article{k,title={One}}\n")]
    [InlineData("@comment no braces at all\n@article{k,title={One}}\n")]
    [InlineData("@preamble{\"\\newcommand{\\x}[1]{#1}\"}\n@article{k,title={One}}")]
    [InlineData("@article{k, title = {One}\n")]
    [InlineData("@book{k, title = \"One\",\n year = 2021\n)")]
    public async Task What_files_really_look_like_is_one_record(string text)
    {
        var items = await Bib.ReadAsync(text);

        Assert.Equal("One", Assert.Single(items.Records()).Title);
        Assert.True(items.Tally() is { Refused: 0, AddsUp: true });
    }

    [Theory]
    [InlineData("@article{a,\n title = {Never {closed},\n year = 2001\n}\n\n@book{b, title={Two}}\n", "not closed")]
    [InlineData("@article{a,\n title = {Closed}} too early},\n year = 2001\n}\n\n@book{b, title={Two}}\n", null)]
    [InlineData("@article{a,\n title = {Closed}},\n year = {2001},\n}\n\n@book{b, title={Two}}\n", "too many")]
    [InlineData("@article(a,\n title = \"Never closed,\n year = 2001)\n\n@book{b, title={Two}}\n", "not closed")]
    [InlineData("@article{a}\n@book{b, title={Two}}", "recognised")]
    [InlineData("@set{a, entryset={b,c}}\n@book{b, title={Two}}", "no publication")]
    public async Task A_broken_entry_is_refused_with_a_reason_and_the_next_one_read(string text, string? reason)
    {
        var items = await Bib.ReadAsync(text);

        Assert.Equal("Two", items.Records()[^1].Title);
        Assert.Equal(2, items.Tally().Entries);
        Assert.True(items.Tally().AddsUp);
        if (reason is not null)
        {
            var refused = Assert.Single(items.OfType<RefusedEntry>());
            Assert.Contains(reason, refused.Issue.Message, StringComparison.Ordinal);
            Assert.Equal((1, 1L), (refused.PositionInFile, refused.Issue.LineNumber));
        }
    }

    [Fact]
    public async Task An_entry_that_is_too_large_is_refused_and_the_next_one_read()
    {
        var items = await Bib.ReadAsync(
            $"@article{{a,\n abstract={{{new string('a', RisReader.MaxEntryLength)}}},\n title={{One}}}}\n@book{{b,\n title={{Two}}}}\n");

        Assert.Contains("larger than", Assert.Single(items.OfType<RefusedEntry>()).Issue.Message, StringComparison.Ordinal);
        Assert.Equal(("Two", 2), items.Records().Select(record => (record.Title!, record.PositionInFile)).Single());
    }

    [Fact]
    public async Task A_large_comment_that_is_never_closed_hides_no_entry()
    {
        var filler = string.Concat(Enumerable.Repeat("some words\n", RisReader.MaxEntryLength / 10));

        var records = (await Bib.ReadAsync($"@comment{{\n{filler}@book{{b,\n title={{Two}}}}\n{filler}")).Records();

        Assert.Equal("Two", Assert.Single(records).Title);
    }

    [Fact]
    public async Task Abbreviations_that_double_themselves_do_not_exhaust_the_memory()
    {
        var doubling = string.Concat(Enumerable.Range(1, 60).Select(i => $"@string{{s{i} = s{i - 1} # s{i - 1}}}\n"));

        var items = await Bib.ReadAsync(
            $"@string{{s0 = \"0123456789\"}}\n{doubling}@article{{k, title = {string.Join(" # ", Enumerable.Repeat("s9", 2000))}}}\n");

        Assert.InRange(Assert.Single(items.Records()).Title!.Length, 1, 2 * RisReader.MaxEntryLength);
    }

    [Fact]
    public async Task Raw_text_key_position_and_line_are_kept()
    {
        var items = await Bib.ReadAsync("@string{x=\"y\"}\n\n@article{Key:1,\n title={One}}, @misc{two, title={Two}}");

        Assert.Equal(["Key:1", "two"], items.Records().Select(record => record.SourceRecordId));
        Assert.Equal("@article{Key:1,\n title={One}}", items.Records()[0].RawText);
        Assert.Equal([1, 2], items.Records().Select(record => record.PositionInFile));
        Assert.Equal([3L, 4L], items.OfType<ReadRecord>().Select(read => read.LineNumber));
        Assert.Empty(items.Tally().Issues);
    }

    [Fact]
    public async Task A_chapter_takes_over_from_its_volume_what_it_does_not_say()
    {
        var records =
            (await Bib.ReadAsync(
                "@inproceedings{c, title={Paper}, crossref={V}}\n@misc{m, title={Other}}\n@proceedings{v, title={Volume}, year=1999, editor={Ed, I.}, doi={10.1000/v}}")).Records();

        Assert.Equal(["Paper", "Other", "Volume"], records.Select(record => record.Title));
        Assert.Equal(("Volume", 1999, "Ed, I.", null),
            (records[0].Journal, records[0].Year, records[0].Editors[0].ToString(), records[0].Doi));
    }

    [Theory]
    [InlineData("@article{k, title={One}, crossref={gone}}", "crossref")]
    [InlineData("@article{k, title={One}, journal = jmch}", null)]
    [InlineData("@article{k, title={One}, year={13th Century}}", "year")]
    [InlineData("@article{k, title={One}, title={Two}}", "title")]
    [InlineData("@article{k, title={One}, author={A, B and others}}", "author")]
    public async Task What_was_read_differently_than_it_stands_is_remarked_on(string text, string? field)
    {
        var issue = Assert.Single((await Bib.ReadAsync(text)).Tally().Issues);

        Assert.Equal((field, 1L), (issue.Field, issue.LineNumber));
    }
}
