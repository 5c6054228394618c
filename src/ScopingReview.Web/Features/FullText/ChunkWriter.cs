using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Web.Features.FullText;

internal enum ChunkProblem
{
    Empty,
    NotAPdf,
    TooLarge,
}

/// <summary>What was written: length and SHA-256, or why nothing is to be kept.</summary>
internal readonly record struct WrittenChunks(long Length, string Sha256, ChunkProblem? Problem);

/// <summary>Streams a file into rows of full_text_chunks. One chunk is in memory at a time, however large the file is.</summary>
internal static class ChunkWriter
{
    public const int ChunkSize = 256 * 1024;

    /// <summary>Leaves the COPY uncommitted where there is a problem, as does a stream that breaks off: disposing the importer cancels it.</summary>
    public static async Task<WrittenChunks> WriteAsync(NpgsqlConnection connection, Guid fileId, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[ChunkSize];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
            return new(0, "", ChunkProblem.Empty);
        if (!PdfSignature.IsPdf(buffer.AsSpan(0, read)))
            return new(0, "", ChunkProblem.NotAPdf);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        await using var importer = await connection.BeginBinaryImportAsync("copy full_text_chunks (file_id, position, bytes) from stdin (format binary)", cancellationToken);
        for (var position = 0; read > 0; position++)
        {
            length += read;
            if (length > maxBytes)
                return new(0, "", ChunkProblem.TooLarge);
            var chunk = buffer.AsMemory(0, read);
            hash.AppendData(chunk.Span);
            await importer.StartRowAsync(cancellationToken);
            await importer.WriteAsync(fileId, NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(position, NpgsqlDbType.Integer, cancellationToken);
            await importer.WriteAsync(chunk, NpgsqlDbType.Bytea, cancellationToken);
            read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }

        await importer.CompleteAsync(cancellationToken);
        return new(length, Convert.ToHexStringLower(hash.GetHashAndReset()), null);
    }
}
