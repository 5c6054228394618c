using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class LinkedTextTests
{
    [Fact]
    public void Numbers_keep_what_they_count_through_sentences_of_sentences()
    {
        LinkedText inner = $"{LinkedText.Number(1204, "some")} of {LinkedText.Counted(13178, "record", "records", "all")}";

        LinkedText text = $"We read {inner}, {"twice"}.";

        Assert.Equal("We read 1,204 of 13,178 records, twice.", text.Text);
        Assert.Equal([new("We read "), new("1,204", "some"), new(" of "), new("13,178", "all"), new(" records, twice.")], text.Runs);
    }

    [Fact]
    public void Texts_are_joined_and_their_links_changed_or_taken_away()
    {
        var text = LinkedText.Join("; ", [LinkedText.Number(1, "one"), "none", LinkedText.Linked("κ 0.78", "kappa")]) + ".";

        var changed = text.WithLinks(link => link == "one" ? "/list" : null);

        Assert.Equal("1; none; κ 0.78.", changed.Text);
        Assert.Equal(("1", "/list"), (changed.Runs[0].Text, changed.Runs[0].Link));
        Assert.All(changed.Runs.Skip(1), run => Assert.Null(run.Link));
    }

    [Fact]
    public void A_part_without_text_is_no_stretch()
    {
        LinkedText text = $"{""}{LinkedText.Linked("", "x")}a";

        Assert.Equal([new TextRun("a")], text.Runs);
    }
}
