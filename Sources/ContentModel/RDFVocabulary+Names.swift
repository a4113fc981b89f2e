extension RDFVocabulary {
    /// Its names that the model may use: of Schema.org, which has thousands, those that fit people, bodies, places, texts and
    /// meetings; of the others, what describes entries.
    var names: [String] { words.split(whereSeparator: \.isWhitespace).map(String.init) }

    private var words: String {
        switch self {
        case .dcterms:
            """
            abstract accessRights alternative audience available bibliographicCitation conformsTo contributor coverage created
            creator date dateAccepted dateSubmitted description extent format hasFormat hasPart hasVersion identifier
            isFormatOf isPartOf isReferencedBy isReplacedBy isRequiredBy issued isVersionOf language license mediator medium
            modified provenance publisher references relation replaces requires rights rightsHolder source spatial subject
            tableOfContents temporal title type valid Agent BibliographicResource Jurisdiction Location PeriodOfTime
            Standard
            """
        case .foaf:
            """
            Agent Document Group Image Organization Person Project based_near currentProject depiction familyName firstName
            fundedBy givenName homepage img interest isPrimaryTopicOf knows lastName logo made maker mbox member name nick page
            pastProject phone primaryTopic title topic workInfoHomepage workplaceHomepage
            """
        case .org:
            """
            ChangeEvent FormalOrganization Membership Organization OrganizationalCollaboration OrganizationalUnit Post Role Site
            basedAt changedBy classification hasMember hasMembership hasPost hasPrimarySite hasRegisteredSite hasSite hasSubOrganization
            hasUnit headOf heldBy holds identifier linkedTo location member memberDuring memberOf organization originalOrganization
            postIn purpose remuneration reportsTo resultedFrom resultingOrganization role roleProperty siteAddress siteOf
            subOrganizationOf transitiveSubOrganizationOf unitOf
            """
        case .schema:
            """
            Action AdministrativeArea Answer Article City ContactPoint CreativeWork DefinedTerm DigitalDocument Event
            GovernmentOffice GovernmentOrganization GovernmentService Legislation Meeting Organization Person Place Project
            Question Report Role Service about abstract acceptedAnswer actionStatus address affiliation agent alternateName
            areaServed attendee audience author award contactPoint containedInPlace contributor dateCreated dateModified
            datePublished department description doorTime duration email employee endDate endTime eventStatus expires
            familyName faxNumber founder funder givenName honorificPrefix identifier image inLanguage isPartOf hasPart
            hasOccupation jobTitle keywords knowsAbout legalName legislationIdentifier location maintainer member memberOf name
            organizer parentOrganization participant performer postalCode previousStartDate provider publisher replacee
            replacer result roleName serviceType sponsor startDate startTime streetAddress subEvent subOrganization superEvent
            telephone temporalCoverage termCode text url validFrom validThrough version worksFor
            """
        case .skos:
            """
            Collection Concept ConceptScheme altLabel broader broadMatch changeNote closeMatch definition editorialNote
            exactMatch example hasTopConcept hiddenLabel historyNote inScheme mappingRelation member narrower narrowMatch
            notation note prefLabel related relatedMatch scopeNote semanticRelation topConceptOf
            """
        case .vcard:
            """
            Address Group Individual Location Organization adr bday category fn hasAddress hasCategory hasEmail hasFN
            hasFamilyName hasGivenName hasLogo hasMember hasName hasNickname hasNote hasOrganizationName hasOrganizationUnit
            hasPhoto hasRole hasTelephone hasTitle hasUID hasURL language locality nickname note role title tz
            """
        }
    }
}
