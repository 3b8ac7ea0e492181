using System.CommandLine;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>A command that compares schema files with what the service offers.</summary>
internal abstract class SchemaCommand : ServiceCommand
{
    protected SchemaCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description, context, json)
    {
        Schemas = new SchemaOptions(context);
        Schemas.AddTo(this);
    }

    protected SchemaOptions Schemas { get; }

    /// <summary>Gets all datasets of the response. A live one can have refused datasets, which <see cref="SchemaOptions.SelectDatasets"/> reports if they are selected.</summary>
    protected async Task<OfferedDatasets> GetOfferedDatasetsAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        if (Schemas.GetSavedResponse(parsed) is { } saved)
        {
            return await OfferedDatasets.ReadAsync(Context.GetFullPath(saved), saved.Replace('\\', '/'), cancellationToken).ConfigureAwait(false);
        }

        var client = CreateClient(parsed, screen);
        await using (client.ConfigureAwait(false))
        {
            return await OfferedDatasets.FetchAsync(client, GetAccess(parsed).Address, cancellationToken).ConfigureAwait(false);
        }
    }
}
