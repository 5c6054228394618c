using ScopingReview.Domain.Deduplication;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class DeduplicationMethodsTests
{
    [Fact]
    public void The_sentences_name_version_thresholds_and_what_people_judged()
    {
        var text = DeduplicationMethods.Sentences(new DeduplicationCounts(13_178, 4_012, 31, 33, 57, 1)).Text;

        Assert.StartsWith($"The 13,178 records of all sources were compared with each other in the Scoping Review Workbench (deduplication rules, version {DeduplicationMethods.RulesVersion})", text, StringComparison.Ordinal);
        Assert.Contains("summed to 9 or more with no conflicting details were merged automatically (4,012 records removed); pairs that summed to 4 or more", text, StringComparison.Ordinal);
        Assert.Contains("90 pairs were reviewed manually: 33 as the same publication and 57 as different ones (31 records removed). 1 pair has not been reviewed.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_judged_anything_that_is_said()
        => Assert.EndsWith("No pairs were reviewed manually.", DeduplicationMethods.Sentences(new DeduplicationCounts(1, 0, 0, 0, 0, 0)).Text,
            StringComparison.Ordinal);
}
