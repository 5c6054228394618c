using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Records;

public sealed class WordOrderTests
{
    [Fact]
    public void Words_stand_in_the_order_of_the_collation_without_regard_to_capitals()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), texts =>
        {
            var words = Array.ConvertAll(texts, text => text.Get);
            return words.Order(StringComparer.InvariantCultureIgnoreCase).SequenceEqual(words.OrderByWords(text => text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_with_accents_stand_beside_those_without()
        => Assert.Equal(["Álvarez, 2019", "alvarez, 2020", "O’Hagan, 2012", "Ouellet, 2011", "Zhao, 2001"],
            new[] { "Zhao, 2001", "Ouellet, 2011", "alvarez, 2020", "O’Hagan, 2012", "Álvarez, 2019" }.OrderByWords(text => text));
}
