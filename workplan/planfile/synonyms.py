"""What people write above the columns of a plan, in the six languages.

Compared as `headings.plain` writes it: without case, accents and punctuation.
"""

#: By the name of a target; apart by commas.
WRITTEN = {
    "reference": """
        short name in addresses, short name, slug, reference in the portal
    """,
    "version": """
        version, record version, version in the portal
    """,
    "code": """
        code, #, s n, no, nr, num, number, ref, ref no, reference, reference number, id,
        item, item no, activity code, activity no, activity number, activity id, action
        no, action number, action code, s no, serial no, numero, n, codigo, numero d
        activite, код, номер, № п п, п п, الرمز, الرقم, رقم, رقم النشاط, 编号, 序号, 代码
    """,
    "objective": """
        objective, objectives, strategic objective, specific objective, objective no,
        goal, goals, outcome, outcomes, expected outcome, priority, priority area,
        priorities, strategic priority, strategic area, thematic priority, pillar, result
        area, area of work, focus area, theme of work, objectif, objectifs, objectif
        strategique, axe, axe strategique, domaine prioritaire, priorite, resultat
        attendu, objetivo, objetivos, objetivo estrategico, eje, eje estrategico, area
        prioritaria, prioridad, цель, цели, задача, приоритет, приоритетное направление,
        направление, هدف, الهدف, الأهداف, الأولوية, المجال ذو الأولوية, 目标, 战略目标, 优先领域,
        优先事项
    """,
    "title": """
        title, activity, activities, action, actions, activity title, title of the
        activity, title of activity, name of activity, activity name, activity action, key
        activity, key activities, main activities, planned activity, planned activities,
        proposed action, action item, task, tasks, initiative, project, intervention,
        measure, what, titre, intitule, activite, activites, intitule de l activite, titre
        de l activite, mesure, titulo, actividad, actividades, accion, acciones, titulo de
        la actividad, medida, название, наименование, мероприятие, мероприятия,
        деятельность, вид деятельности, действие, действия, наименование мероприятия,
        العنوان, النشاط, الأنشطة, الإجراء, الإجراءات, عنوان النشاط, 标题,
        活动, 活动名称, 行动, 措施, 工作内容
    """,
    "description": """
        description, activity description, description of activity, description of the
        activity, details, detail, summary, sub activities, sub activity, steps, how,
        background, rationale, brief description, descriptif, resume, description de l
        activite, descripcion, descripcion de la actividad, detalle, resumen, описание,
        описание мероприятия, содержание, подробности, الوصف, وصف النشاط, التفاصيل, 描述,
        说明, 活动说明, 内容
    """,
    "kind": """
        kind, type, type of activity, activity type, kind of activity, nature, category,
        modality, type d activite, categorie, tipo, tipo de actividad, categoria, вид,
        тип, тип мероприятия, категория, النوع, نوع النشاط, الفئة, 类型, 活动类型, 类别
    """,
    "scope": """
        scope, joint or single, joint, level of cooperation, type of cooperation, portee,
        alcance, охват, النطاق, 范围
    """,
    "body": """
        body, working group, working groups, thematic working group, sub working group,
        subgroup, sub group, task force, task team, workstream, work stream, workstreams,
        thematic workstream, committee, sub committee, group, cluster, wg, twg, tf,
        network, track, groupe de travail, groupe, sous groupe, organe, equipe speciale,
        comite, volet, grupo de trabajo, grupo, subgrupo, organo, equipo de tareas,
        рабочая группа, группа, орган, целевая группа, подгруппа, комитет, الفريق العامل,
        الفريق, الهيئة, فرقة العمل, اللجنة, 工作组, 机构组, 工作队, 专题工作组, 委员会
    """,
    "leads": """
        lead, leads, lead agency, lead agencies, lead agency ies, lead entity, lead
        entities, lead organization, lead organizations, lead organisation, leading
        agency, co lead, lead and co lead, lead co lead, lead agency co lead, focal
        agency, convener, coordinator, responsible, responsible agency, responsible
        entity, responsible entities, responsible party, responsibility, responsible unit,
        responsible organization, owner, who, lead who, chef de file, organisme chef de
        file, organisme responsable, responsable, responsables, entite responsable,
        organisation chef de file, pilote, organismo principal, organismo responsable,
        entidad responsable, entidad principal, lider, organizacion lider, ответственный,
        ответственные, ответственный исполнитель, ответственная организация, ведущее
        учреждение, ведущая организация, координатор, исполнитель, الجهة المسؤولة, الوكالة
        الرائدة, الوكالات الرائدة, الجهة القائدة, المسؤول, الجهة الرائدة, 牵头机构, 负责机构,
        牵头单位, 责任单位, 负责单位
    """,
    "contributors": """
        contributors, contributing agencies, contributing agency, contributing entities,
        supporting agencies, supporting agency, support agencies, supporting entities,
        support, supporting entity, supported by, participating agencies, participating
        agency, participating entities, partner agencies, partner agency, partner
        entities, agency partners, collaborating agencies, cooperating agencies, other
        agencies, other agencies involved, members involved, organismes participants,
        organismes contributeurs, organismes associes, contributeurs, organismes
        partenaires, organismos participantes, organismos colaboradores, organismos
        asociados, colaboradores, участвующие учреждения, участвующие организации,
        соисполнители, участники, الجهات المشاركة, الوكالات المشاركة, الوكالات المساهمة,
        الجهات الداعمة, 参与机构, 支持机构, 协办单位, 配合单位
    """,
    "agencies": """
        agencies, agency, agencies involved, entities, entity, organizations,
        organization, organisations, organisation, agency ies, implementing agency,
        implementing agencies, implementing entity, implementing entities, executing
        agency, implemented by, by whom, lead and partners, lead and partner agencies,
        lead and supporting agencies, lead agency and partners, organismes, organisme,
        organisations concernees, entites, organismes d execution, organismos, organismo,
        entidades, organizaciones, organismos de ejecucion, учреждения, учреждение,
        организации, организация, исполнители, الوكالات, الوكالة, الجهات, المنظمات, 机构,
        组织, 执行机构, 实施机构
    """,
    "partners": """
        partners, partner, implementing partners, implementing partner, other partners,
        external partners, key partners, stakeholders, key stakeholders, partners
        involved, partnerships, non member partners, donors and partners, partenaires,
        partenaire, partenaires d execution, autres partenaires, parties prenantes,
        socios, asociados, socios en la ejecucion, otros asociados, partes interesadas,
        партнеры, партнер, партнеры по осуществлению, прочие партнеры, заинтересованные
        стороны, الشركاء, الشركاء المنفذون, أصحاب المصلحة, 伙伴, 合作伙伴, 执行伙伴, 利益攸关方
    """,
    "places": """
        places, place, country, countries, location, locations, region, regions, country
        ies, country region, countries regions, geographic scope, geographical scope,
        geographic coverage, geographical coverage, geographic focus, geographical focus,
        target countries, where, area, level geographic, pays, lieu, lieux, zone,
        couverture geographique, zone geographique, pais, paises, lugar, lugares,
        ubicacion, cobertura geografica, ambito geografico, место, страна, страны, регион,
        регионы, географический охват, المكان, البلد, البلدان, الموقع, المنطقة, النطاق
        الجغرافي, 地点, 国家, 地区, 区域, 地理范围
    """,
    "themes": """
        themes, theme, thematic area, thematic areas, topic, topics, subject, tags,
        keywords, cross cutting themes, thema, themes transversaux, domaine thematique,
        tema, temas, area tematica, areas tematicas, тема, темы, тематическая область,
        الموضوع, المواضيع, المجال المواضيعي, 主题, 专题领域
    """,
    "recommendations": """
        recommendations, recommendation, recommendations served, recommendation served,
        recommendations addressed, links to recommendations, related recommendations,
        linked recommendation, serves, link to gcm objectives, gcm objective, gcm
        objectives, sdg target, sdg targets, linkage, linkages, recommandations,
        recommandation, recommandations visees, recomendaciones, recomendacion,
        рекомендации, рекомендация, التوصيات, التوصية, 建议, 相关建议
    """,
    "period": """
        period, timeframe, time frame, timeline, time line, timelines, timing, time,
        schedule, when, dates, duration, implementation period, implementation timeline,
        quarter, quarters, q, year, years, calendar, date, timeframe for implementation,
        planned dates, delai, delais, calendrier, periode, echeancier, annee, trimestre,
        duree, plazo, plazos, periodo, calendario, cronograma, fecha, fechas, ano,
        duracion, срок, сроки, период, график, дата, сроки реализации, сроки исполнения,
        квартал, год, الإطار الزمني, الفترة, الجدول الزمني, المدة, التاريخ, التوقيت,
        السنة, 时间, 时间框架, 期间, 时间表, 时限, 日期, 年份, 季度
    """,
    "starts": """
        starts, start, start date, starting date, begin, begins, beginning, begin date,
        from, planned start, date from, commencement, start quarter, start year, debut,
        date de debut, date de commencement, inicio, fecha de inicio, comienzo, desde,
        начало, дата начала, начало работ, البداية, تاريخ البدء, تاريخ البداية, من, 开始,
        开始日期, 开始时间, 起始日期
    """,
    "ends": """
        ends, end, end date, ending date, finish, finish date, completion, completion
        date, to, until, planned end, date to, target date, deadline, target completion
        date, expected completion, end quarter, end year, due, by when, fin, date de fin,
        echeance, date limite, date d achevement, fin prevue, termino, fecha de fin, fecha
        de termino, fecha de finalizacion, fecha limite, hasta, окончание, дата окончания,
        конец, срок завершения, срок окончания, завершение, النهاية, تاريخ الانتهاء, تاريخ
        النهاية, الموعد النهائي, إلى, 结束, 结束日期, 结束时间, 截止日期, 完成日期
    """,
    "status": """
        status, state, current status, activity status, implementation status, status of
        implementation, state of implementation, progress, progress status, rag status,
        status as of, statut, etat, etat d avancement, avancement, situation, estado,
        estado de ejecucion, estado actual, situacion, статус, состояние, состояние
        выполнения, ход выполнения, статус выполнения, الحالة, حالة التنفيذ, الوضع, 状态,
        状况, 进展状况, 执行状况, 现状
    """,
    "status_note": """
        note on the status, status note, status notes, status comment, status comments,
        status update, progress note, progress update, progress made, progress to date,
        update, updates, latest update, comment on status, remarks on status, explication
        du statut, commentaire sur l etat, progres accomplis, nota sobre el estado,
        avances, progresos realizados, примечание к статусу, комментарий к статусу, ملاحظة
        على الحالة, التقدم المحرز, 状态说明, 进展情况
    """,
    "last_known_status": """
        last known status, last status on record, previous status
    """,
    "status_as_of": """
        last known as of, as of, status as of date, status date, date of status, date of
        update, reported on
    """,
    "outputs": """
        outputs, output, deliverables, deliverable, deliverables outputs, outputs
        deliverables, expected outputs, expected output, expected deliverables, key
        deliverables, products, product, result, results, expected results, expected
        result, milestones, milestone, key outputs, outputs and milestones, indicators
        outputs, produits, produit, livrables, livrable, resultats, produits attendus,
        resultats attendus, extrants, productos, producto, entregables, resultados,
        productos previstos, resultados esperados, результаты, результат, ожидаемые
        результаты, ожидаемый результат, продукты, итоговый документ, النواتج, الناتج,
        المخرجات, النتائج المتوقعة, النواتج المتوقعة, المنجزات, 产出,
        成果, 预期产出, 预期成果, 交付成果
    """,
    "output_due": """
        output due, outputs due, due date, due dates, due on, delivery date, date of
        delivery, output due date, outputs due date, deliverable due, deliverables due,
        deliverable date, milestone date, date de livraison, date d echeance, fecha de
        entrega, fecha de vencimiento, срок представления, срок сдачи, تاريخ التسليم,
        تاريخ الاستحقاق, 交付日期, 到期日
    """,
    "note": """
        note, notes, comment, comments, remark, remarks, observations, additional
        comments, notes comments, comments remarks, other information, additional
        information, commentaires, commentaire, remarques, comentarios, comentario,
        observaciones, notas, примечание, примечания, комментарий, комментарии, замечания,
        ملاحظات, ملاحظة, التعليقات, 备注, 注释, 评论, 意见
    """,
}


def synonyms_of(name):
    """What is written above a column of this meaning."""
    return tuple(
        " ".join(each.split()) for each in WRITTEN.get(name, "").split(",") if each.strip()
    )
