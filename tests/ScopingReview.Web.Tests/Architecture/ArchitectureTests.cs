using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Tests.Architecture;

/// <summary>The walls of the house: what may know of what (docs/code-map.md draws it).</summary>
public sealed class ArchitectureTests
{
    private const string Features = "ScopingReview.Web.Features.";
    private const string Shared = "Shared";

    private static readonly string[] _effects = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Extensions", "Npgsql",
        "ScopingReview.Web"];

    private static readonly ArchUnitNET.Domain.Architecture _architecture =
        new ArchLoader().LoadAssemblies(typeof(ReviewDbContext).Assembly, typeof(RecordNumber).Assembly).Build();

    [Fact]
    public void The_domain_knows_neither_database_nor_web()
        => Assert.Empty(
            from type in _architecture.Types
            where type.FullName.StartsWith("ScopingReview.Domain.", StringComparison.Ordinal)
            from target in Targets(type)
            where _effects.Any(effect => target.FullName.StartsWith(effect + ".", StringComparison.Ordinal))
            select $"{type.FullName} → {target.FullName}");

    [Fact]
    public void A_page_holds_no_query()
        => Assert.Empty(
            from type in _architecture.Classes
            where type.InheritedClasses.Any(parent => parent.FullName == typeof(ComponentBase).FullName)
            from target in Targets(type)
            where target.FullName == typeof(ReviewDbContext).FullName
            || target.FullName.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
            select $"{type.FullName} → {target.FullName}");

    [Fact]
    public void A_feature_knows_Shared_and_of_other_features_only_those_declared()
    {
        var used = Used().ToLookup(use => (use.From, use.To), use => use.Why);

        Assert.True(used.All(use => FeatureReferences.Declared.Contains(use.Key)), string.Join('\n', used
            .Where(use => !FeatureReferences.Declared.Contains(use.Key)).OrderBy(use => use.Key)
            .Select(use => $"{use.Key.From} → {use.Key.To}: {string.Join(", ", use.Distinct().Order(StringComparer.Ordinal))}")));
        Assert.DoesNotContain(FeatureReferences.Declared, declared => !used.Contains(declared));
    }

    [Fact]
    public void No_feature_leads_back_to_itself()
    {
        var left = FeatureReferences.Declared.ToList();
        // Whoever needs nobody any more is taken away, with what leads there, until nothing is left but circles.
        while (left.RemoveAll(reference => !left.Exists(other => other.From == reference.To)) > 0)
        {
        }

        Assert.Empty(left);
    }

    [Fact]
    public void Shared_knows_no_feature()
    {
        var known = (
            from type in _architecture.Types
            where FeatureOf(type) == Shared
            from target in Targets(type)
            where FeatureOf(target) is { } feature && feature != Shared
            select $"{type.FullName} → {target.FullName}").ToList();

        Assert.True(known.Count == 0, string.Join('\n', known));
    }

    private static IEnumerable<(string From, string To, string Why)> Used() =>
        from type in _architecture.Types
        let feature = FeatureOf(type)
        where feature is not null and not Shared
        from target in Targets(type)
        let other = FeatureOf(target)
        where other is not null and not Shared && other != feature
        select (feature, other, $"{type.Name} → {target.Name}");

    private static IEnumerable<IType> Targets(IType type) => type.Dependencies.Select(dependency => dependency.Target).Distinct();

    private static string? FeatureOf(IType type)
        => type.FullName.StartsWith(Features, StringComparison.Ordinal)
            && type.FullName[Features.Length..].Split('.') is [var feature, _, ..] ? feature : null;
}
