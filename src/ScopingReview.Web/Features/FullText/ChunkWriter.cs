using Npgsql;
using NpgsqlTypes;

namespace ScopingReview.Web.Features.FullText;

/// <summary>
/// Streams a file into rows of full_text_chunks or incoming_pdf_chunks. One chunk is in memory at a time, however large the file is.
/// </summary>
internal static class ChunkWriter
{
    public const int ChunkSize = 256 * 1024;

    public static async Task WriteAsync(NpgsqlConnection connection, string table, Guid fileId, Stream content,
        CancellationToken cancellationToken)
    {
        var buffer = new byte[ChunkSize];
        await using var importer = await connection.BeginBinaryImportAsync(
            $"copy {table} (file_id, position, bytes) from stdin (format binary)", cancellationToken);
        var position = 0;
        while (await content.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
        {
            await importer.StartRowAsync(cancellationToken);
            await importer.WriteAsync(fileId, NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(position++, NpgsqlDbType.Integer, cancellationToken);
            await importer.WriteAsync(buffer.AsMemory(0, read), NpgsqlDbType.Bytea, cancellationToken);
        }

        await importer.CompleteAsync(cancellationToken);
    }
}
