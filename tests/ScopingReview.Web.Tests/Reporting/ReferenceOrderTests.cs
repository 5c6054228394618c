using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Features.Reporting.References;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class ReferenceOrderTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Records =
        """
        TY  - JOUR
        AU  - Øvre, Kari
        AU  - Aas, Per
        TI  - Peer support at night
        PY  - 2019
        JO  - Journal of Support
        J2  - J Supp
        VL  - 12
        IS  - 3
        SP  - 45
        EP  - 51
        DO  - 10.1000/night.1
        AB  - Nights were long.
        KW  - night
        N1  - read at night
        LA  - Norwegian
        SN  - 1234-5679
        UR  - https://example.org/night
        ER  -

        TY  - JOUR
        AU  - Øvre, Kari
        AU  - Aas, Per
        TI  - Peer support at night
        PY  - 2019
        J2  - J Supp
        VL  - 11
        ER  -

        TY  - RPRT
        TI  - A report of no one
        ER  -

        """;

    [Fact]
    public async Task What_places_are_made_of_gives_the_same_references_as_the_whole_record_in_the_same_order()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Records);
        await using var db = workbench.Db();
        var ids = await db.Records.Where(r => r.ReviewId == review.Id).Select(r => r.Id).ToListAsync();

        var references = await db.ReferencesAsync(review.Id, ids, default);
        var places = await db.PlacesAsync(review.Id, ids, default);
        var cited = await db.Records.Where(r => r.ReviewId == review.Id).OnlyCited().ToListAsync();

        Assert.Equal([1, 2, 3], references.Select(reference => reference.Place));
        Assert.Equal(references.ToDictionary(reference => reference.Id, reference => reference.Place), places);
        Assert.All(references, reference => Assert.Equal(
            Citation.Reference(reference.Record), Citation.Reference(cited.Single(r => r.Id == reference.Id).ToBibliographic())));
        Assert.Single(references, reference => Citation.Reference(reference.Record)
            .EndsWith("Journal of Support, 12(3), 45-51. https://doi.org/10.1000/night.1", StringComparison.Ordinal));
    }
}
