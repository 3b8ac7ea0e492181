using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>
/// Finds the first value in the file of an export that does not fit its setting. The serializer finds it, too, but its messages
/// have neither what the setting accepts nor, in a list, the position in the file.
/// </summary>
internal static class ExportFileCheck
{
    /// <exception cref="ToolException">The file is not JSON, or a value does not fit. The message has its position.</exception>
    public static void Check(ReadOnlySpan<byte> content, string shownPath)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            reader.Read();
            if (CheckObject(ref reader, ExportJson.Default.ExportConfiguration, "") is { } problem)
            {
                throw new ToolException($"{shownPath}{GetPosition(content, problem.Index)}: {problem.Message}");
            }

            reader.Read();
        }
        catch (JsonException exception)
        {
            var message = exception.Message.Split(" LineNumber: ")[0];
            throw new ToolException(FormattableString.Invariant($"{shownPath}({exception.LineNumber + 1},{exception.BytePositionInLine + 1}): {message}"), exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new ToolException($"{shownPath}{GetPosition(content, reader.TokenStartIndex)}: The text has bytes or escapes that are no characters.", exception);
        }
    }

    private static Problem? CheckValue(ref Utf8JsonReader reader, Type declaredType, bool isNullable, string path)
    {
        var type = Nullable.GetUnderlyingType(declaredType) ?? declaredType;
        if (reader.TokenType == JsonTokenType.Null && isNullable)
        {
            return null;
        }

        if (type == typeof(DatasetList))
        {
            return CheckDatasets(ref reader, path);
        }

        if (type.IsEnum)
        {
            var words = Array.ConvertAll(Enum.GetNames(type), name => name.ToLowerInvariant());
            return reader.TokenType == JsonTokenType.String && words.Contains(reader.GetString(), StringComparer.OrdinalIgnoreCase)
                ? null
                : CreateProblem(ref reader, path, EnglishText.Join(words, "or"));
        }

        if (type == typeof(string))
        {
            return reader.TokenType == JsonTokenType.String && reader.GetString() is not null ? null : CreateProblem(ref reader, path, "a text");
        }

        if (type == typeof(int))
        {
            return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out _) ? null : CreateProblem(ref reader, path, "a whole number");
        }

        var info = ExportJson.Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"The type {type} is unknown.");
        return info.ElementType is { } item ? CheckList(ref reader, item, path) : CheckObject(ref reader, info, path);
    }

    private static Problem? CheckObject(ref Utf8JsonReader reader, JsonTypeInfo type, string path)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return CreateProblem(ref reader, path, "an object");
        }

        var start = reader.TokenStartIndex;
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var propertyPath = $"{path}{(path.Length == 0 ? "" : ".")}{UntrustedText.Sanitize(name, UntrustedText.MaxNameLength)}";
            if (type.Properties.FirstOrDefault(property => property.Name == name) is not { } property)
            {
                return new Problem(reader.TokenStartIndex, $"{propertyPath} is not a setting.{NameSuggestion.GetHint(name, type.Properties.Select(property => property.Name))}");
            }

            if (!names.Add(name))
            {
                return new Problem(reader.TokenStartIndex, $"{propertyPath} is set twice.");
            }

            reader.Read();
            if (CheckValue(ref reader, property.PropertyType, property.IsSetNullable, propertyPath) is { } problem)
            {
                return problem;
            }
        }

        return type.Properties.FirstOrDefault(property => property.IsRequired && !names.Contains(property.Name)) is { } missing
            ? new Problem(start, $"{(path.Length == 0 ? "the file" : path)} lacks '{missing.Name}'.")
            : null;
    }

    private static Problem? CheckList(ref Utf8JsonReader reader, Type item, string path)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return CreateProblem(ref reader, path, "a list");
        }

        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (CheckValue(ref reader, item, isNullable: false, FormattableString.Invariant($"{path}[{index}]")) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>Checks what <see cref="DatasetListConverter"/> reads.</summary>
    private static Problem? CheckDatasets(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TokenType == JsonTokenType.String && reader.GetString() == DatasetListConverter.All
                ? null
                : CreateProblem(ref reader, path, $"\"{DatasetListConverter.All}\" or a list of datasets");
        }

        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var itemPath = FormattableString.Invariant($"{path}[{index}]");
            var problem = reader.TokenType switch
            {
                JsonTokenType.String => CheckValue(ref reader, typeof(string), isNullable: false, itemPath),
                JsonTokenType.StartObject => CheckObject(ref reader, ExportJson.Default.DatasetEntry, itemPath),
                _ => CreateProblem(ref reader, itemPath, "the name of a dataset or an object"),
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static Problem CreateProblem(ref Utf8JsonReader reader, string path, string accepted)
    {
        var value = reader.TokenType switch
        {
            JsonTokenType.String => $"'{UntrustedText.Sanitize(reader.GetString()!, UntrustedText.MaxNameLength)}'",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            _ => UntrustedText.Sanitize(Encoding.UTF8.GetString(reader.ValueSpan), UntrustedText.MaxNameLength),
        };
        return new Problem(reader.TokenStartIndex, $"{(path.Length == 0 ? "the file" : path)} is {value}; use {accepted}.");
    }

    /// <summary>Gets the line and the column of a byte as editors count them.</summary>
    private static string GetPosition(ReadOnlySpan<byte> content, long index)
    {
        var before = content[..(int)index];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return FormattableString.Invariant($"({before.Count((byte)'\n') + 1},{Encoding.UTF8.GetCharCount(line) + 1})");
    }

    /// <param name="Index">The position of the value, in bytes.</param>
    /// <param name="Message">What is wrong, and what to use instead.</param>
    private sealed record Problem(long Index, string Message);
}
