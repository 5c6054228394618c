using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.FullText.Texts;

internal static class PdfCopies
{
    /// <summary>A stored PDF as a temporary file, since reading its text goes back and forth in it.</summary>
    public static async Task<FileStream> CopyAsync(
        this IDbContextFactory<ReviewDbContext> contexts, FullTextFile file, CancellationToken cancellationToken)
    {
        var copy = TemporaryFile.Open();
        try
        {
            await using var content = new ChunkedFileStream(contexts, file.ContentOfId ?? file.Id, file.Length, file.ChunkSize);
            await content.CopyToAsync(copy, ChunkWriter.ChunkSize, cancellationToken);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }
}
