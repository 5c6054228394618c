namespace ScopingReview.Web.Features.Reporting.Packages;

/// <summary>The files of a package, and what could not be made of it.</summary>
internal sealed class PackageContent
{
    private readonly List<(string Name, byte[] Content)> _files = [];
    private readonly List<(string Name, string Because)> _leftOut = [];

    public IReadOnlyList<(string Name, byte[] Content)> Files => _files;
    public IReadOnlyList<(string Name, string Because)> LeftOut => _leftOut;

    public void Add(string name, byte[] content) => _files.Add((name, content));

    public void LeaveOut(string name, string because) => _leftOut.Add((name, because));
}
