using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>Every regular expression of the program comes to an end: it does not backtrack, or it stops after a time.</summary>
public sealed class RegularExpressionTests
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    private static readonly HashSet<string> _matching =
        new(["IsMatch", "Match", "Matches", "Replace", "Split", "Count", "EnumerateMatches", "EnumerateSplits"], StringComparer.Ordinal);

    private static readonly Assembly[] _assemblies = [typeof(Doi).Assembly, typeof(ReviewDbContext).Assembly,
        Assembly.Load("scopingreview")];

    [Fact]
    public void No_pattern_looks_at_a_text_without_end()
    {
        var patterns = _assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(
                type => type.GetMethods(
                    BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null).ToList();

        Assert.True(patterns.Count > 80, $"{patterns.Count}");
        Assert.All(patterns, method =>
        {
            var pattern = (Regex)method.Invoke(null, null)!;
            var isBounded = pattern.MatchTimeout != Regex.InfiniteMatchTimeout && pattern.MatchTimeout <= _longest;
            Assert.True(isBounded
                || pattern.Options.HasFlag(RegexOptions.NonBacktracking), $"{method.DeclaringType}.{method.Name}: {pattern}");
        });
    }

    /// <summary>Others would escape the test above: new Regex("…") and Regex.Replace(text, "…").</summary>
    [Fact]
    public void Patterns_are_written_as_attributes()
    {
        foreach (var assembly in _assemblies)
        {
            using var file = new PEReader(File.OpenRead(assembly.Location));
            var metadata = file.GetMetadataReader();
            foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => IsOfRegex(metadata, member)))
            {
                var name = metadata.GetString(member.Name);
                var signature = metadata.GetBlobReader(member.Signature);
                var header = signature.ReadSignatureHeader();
                var parameters = signature.ReadCompressedInteger();
                // What the generator itself writes: the constructor of its classes, and the one with a time for a pattern that does not
                // backtrack.
                Assert.False(name == ".ctor" && parameters is 1 or 2, $"{assembly.GetName().Name}: new Regex without a time");
                Assert.False(!header.IsInstance && _matching.Contains(name), $"{assembly.GetName().Name}: Regex.{name}");
            }
        }
    }

    private static bool IsOfRegex(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference || member.GetKind() != MemberReferenceKind.Method)
            return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return metadata.GetString(type.Name) == nameof(Regex) && metadata.GetString(type.Namespace) == typeof(Regex).Namespace;
    }
}
