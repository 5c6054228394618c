using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class DrawCsvTests
{
    [Fact]
    public void A_draw_is_written_in_rank_order_with_full_hashes()
    {
        var draw = SecondReviewerSample.Draw("2026-seed", 0.2m, ["rec-1", "rec-2", "rec-3"]);

        Assert.Equal(
            "record,hash,rank,drawn\n"
            + "rec-2,84d8ab54ca332ebf5f3d58d5fd5ac8ca63a789b7a90ec4df368f8cf816815b91,1,1\n"
            + "rec-1,a344d988e82eb2a5ed9c04c4ea64ff8a0bdf28cedc5905a2a21ac12dc0b15eda,2,0\n"
            + "rec-3,f81a7e30033bdb43918ae8d4ea90ed8ef53e891999f3c898230ea5a2d41abd7c,3,0\n",
            Written(draw));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stratified_draw_names_the_strata(bool counted)
    {
        var text = Written(new SampleFrame(["rec-1"], ["PubMed, \"all\" years"]).Draw("2026-seed", new DrawStep(1, counted ? [1] : null)));

        Assert.StartsWith("record,hash,rank,drawn,stratum\nrec-1,", text, StringComparison.Ordinal);
        Assert.EndsWith(",1,1,\"PubMed, \"\"all\"\" years\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_calculate_with_is_disarmed()
    {
        var text = Written(new SampleFrame(["=1+1"], ["\u200B@cmd"]).Draw("2026-seed", new DrawStep(1, null)));

        Assert.Contains("\n'=1+1,", text, StringComparison.Ordinal);
        Assert.EndsWith(",1,1,'\u200B@cmd\n", text, StringComparison.Ordinal);
    }

    private static string Written(RankedDraw draw)
    {
        using var writer = new StringWriter { NewLine = "\r\n" };
        DrawCsv.Write(draw, writer);
        return writer.ToString();
    }
}
